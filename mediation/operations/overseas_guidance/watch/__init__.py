"""Watching abroad: sources, clues, whom they may mean, what follows from them; notes on risks."""
