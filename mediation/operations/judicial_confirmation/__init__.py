"""司法确认: prepared by the committee, filed with a court, answered by it."""
