"""Calendar files (RFC 5545, 5546) and the links that put an appointment into a web calendar."""
