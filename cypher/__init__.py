"""Canned Cypher queries, their catalogue, the read-only runner, look-ups and the console."""
