"""The papers of a case: which there must be, what fills each, what is missing, printing and issuing."""
