"""Papers: frozen dataclasses in, proven PDF bytes out. No Flask, no database."""
