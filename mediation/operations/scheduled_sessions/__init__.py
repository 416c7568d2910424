"""Planned sessions: arranged, changed, attended, and read as a calendar."""
