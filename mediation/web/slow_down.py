"""Guessing addresses that open something without a login: after some misses the address waits.

Counted in this process's memory: a miss writes nothing, and each process alone is slow enough for tokens of 192 bits.
"""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from threading import Lock

MOST = 20
WITHIN = timedelta(minutes=1)
REMEMBERED = 10_000
"""Addresses; the one that was quiet for longest is forgotten first."""


class Misses:
    """The latest misses by where they came from."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def too_many(self, address: str, now: datetime) -> bool:
        """Note one more miss; whether there were too many within the minute."""
        with self._lock:
            times = self._seen.pop(address, deque(maxlen=MOST + 1))
            times.append(now)
            self._seen[address] = times
            while len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)
            return len(times) > MOST and now - times[0] < WITHIN
