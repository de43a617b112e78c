"""Entities and relations into the embedded engine or Neo4j, and rows out of it."""
