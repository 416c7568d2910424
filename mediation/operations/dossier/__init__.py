"""The file of a case: what goes into it, bound as one PDF."""
