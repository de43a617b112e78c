"""Relations in, entities and deduplicated relations out."""
