"""The registers of the work plan: one way to enter, correct, prove, find and count for all of them."""
