"""Rules of overseas-dispute guidance: what must be so before each act, foreign clocks, who is counted."""
