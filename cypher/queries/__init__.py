"""Canned queries, one .cypher file each."""
