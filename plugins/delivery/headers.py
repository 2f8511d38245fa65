"""What a host says with every file: headers, and how long a browser may keep it.

Headers are the same for all paths but ``Cache-Control``: several hosts join what rules of two paths
say, and a joined value is another one, or none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from plugins.archive.site import POLICY, Site
from plugins.archive.urls import NAMES_INDEX, SEARCH_INDEX, VARIANTS, WORKER

YEAR = 365 * 24 * 60 * 60


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

CACHES: Mapping[str, Cache] = MappingProxyType(
    {
        f"{SEARCH_INDEX}i/": FOR_EVER,
        f"{NAMES_INDEX}i/": FOR_EVER,
        VARIANTS: FOR_EVER,
        WORKER: Cache(0),
    }
)
"""What is not kept for a short time, by the beginning of its address; none begins as another.

Beginnings are what all hosts understand: what is named by what it holds has a folder of its own.
"""

_DENIED = ("camera", "geolocation", "microphone", "payment", "usb")
"""What no page asks for, so that nothing that got into one can."""


def headers(site: Site) -> Mapping[str, str]:
    """Give the headers of every answer.

    The pages state their policy themselves; in the header it covers pictures that are opened by
    themselves too, and says who may frame a page, which no page can. Both hold, so where the site
    has a form, whose page needs more, the header says nothing else; and there pages may keep in
    touch with the window in which somebody signs in.

    All of the site may be shown anywhere: other portals show its pictures, as do Zalo and Facebook
    where a page is shared. A host that was once asked over HTTPS is so for a year; hosts below it
    are somebody else's to decide.
    """
    own = "frame-ancestors 'none'"
    has_form = site.form_backend is not None
    given = {
        "Content-Security-Policy": own if has_form else f"{POLICY}; {own}",
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups" if has_form else "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _DENIED),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    secure = {"Strict-Transport-Security": f"max-age={YEAR}"}
    return given | (secure if site.url.startswith("https:") else {})
