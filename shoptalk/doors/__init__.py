"""The ways in for programs: one catalogue of operations, read by the command line (and later by REST and MCP)."""
