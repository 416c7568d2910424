"""Fairs and markets: events, shifts, complaints at the stalls."""
