"""Files in, documents of clean sentences with offsets and citations out."""
