"""What enterprises had of each service, one reader a file."""
