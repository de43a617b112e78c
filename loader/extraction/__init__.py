"""Documents in, relations with their evidence out."""
