"""海外监测：sources, clues worked down, alerts and disputes that come of them, notes on risks."""
