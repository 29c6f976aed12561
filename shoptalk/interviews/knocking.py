"""How often somebody may knock at a page that is open to the world, within ten minutes: with a link that is ours by
that link, with a forged one by the address it comes from. A good link is never refused for what others of its address
do: behind a proxy that does not say who they are, one passer-by could close the pages of all guests.

Kept in the memory of this process and nowhere else (decision 0012): no address of a guest is ever stored, and a flood
costs the database no write.
"""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from threading import Lock

WITHIN = timedelta(minutes=10)
MOST_BY_LINK = 60  # looks and answers on one link; a guest needs five
MOST_FORGED = 30  # links of one address that were none
REMEMBERED = 5_000  # keys; the longest unused are dropped, so that a flood of addresses fills no memory


class Knocks:
    """Moments by key, the latest few of each."""

    def __init__(self) -> None:
        self._moments: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def again(self, key: str, now: datetime, most: int) -> bool:
        """Notes one more knock; True when it is one too many."""
        with self._lock:
            moments = self._moments.pop(key, None) or deque(maxlen=most + 1)
            while moments and not now - WITHIN < moments[0] <= now + WITHIN:  # a clock set back forgives
                moments.popleft()
            moments.append(now)
            self._moments[key] = moments
            while len(self._moments) > REMEMBERED:
                self._moments.popitem(last=False)
            return len(moments) > most

    def forget(self) -> None:
        with self._lock:
            self._moments.clear()


KNOCKS = Knocks()
