"""转录单: what is copied by hand to platforms that cannot be connected, and the numbers they give."""
