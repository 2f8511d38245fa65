"""How long whoever was given a file may keep it: told to hosts, and to storage with each object."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from plugins.archive.theme import Theme, theme_of
from plugins.archive.urls import NAMES_INDEX, SEARCH_INDEX, THEME_IMAGES, VARIANTS, WORKER

_DAY = 24 * 60 * 60
YEAR = 365 * _DAY


@dataclass(frozen=True, slots=True)
class Cache:
    """How long a file is kept, in seconds; what ``lasts`` is named by what it holds (RFC 8246)."""

    seconds: int
    lasts: bool = False

    @property
    def header(self) -> str:
        """The value of ``Cache-Control``."""
        if not self.seconds:
            return "no-cache"
        return f"public, max-age={self.seconds}{', immutable' if self.lasts else ''}"


FOR_EVER = Cache(YEAR, lasts=True)
SHORT = Cache(300)
"""Who reads on need not ask again for what all pages share, and news is soon seen."""

_CACHES: Mapping[str, Cache] = MappingProxyType(
    {
        f"{SEARCH_INDEX}i/": FOR_EVER,
        f"{NAMES_INDEX}i/": FOR_EVER,
        VARIANTS: FOR_EVER,
        WORKER: Cache(0),
        THEME_IMAGES: Cache(_DAY),
    }
)
"""What is not kept for a short time in any site. Pictures of the theme seldom change."""


def caches(theme: Theme) -> Mapping[str, Cache]:
    """Give what is not kept for a short time, by the beginning of its address.

    None begins as another. Beginnings are what all hosts understand: what is named by what it holds
    has a folder of its own.
    """
    return {**_CACHES, **({theme.address: FOR_EVER} if theme.lasts else {})}


def cache_of(address: str) -> Cache:
    """Tell how long the file at an address is kept, whatever theme the site has."""
    known = caches(theme_of(address))
    return next((cache for start, cache in known.items() if address.startswith(start)), SHORT)
