"""The enterprise record: read over all services, kept, merged."""
