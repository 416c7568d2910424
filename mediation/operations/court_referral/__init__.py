"""What a court sent and what it is owed: one noun, split by what is done."""
