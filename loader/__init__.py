"""Text in, resolved graph in the store out: reading → extraction → resolution → store."""
