"""The name finder: documents in, mentions with kind, canonical name and country out."""
