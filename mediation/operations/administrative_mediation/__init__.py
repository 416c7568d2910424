"""行政调解：what the bureau's people do with a request."""
