"""Tables that leave the house as files: frozen rows in, bytes out."""
