"""The official downloads a seeker brings in: kept in a file of their own in the data folder, beside the database.

The pack that ships with Shoptalk is never changed; `reference` reads both as one.
"""
