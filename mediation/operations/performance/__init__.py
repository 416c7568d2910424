"""The performance of agreements: one noun, split by what is done."""
