"""The headers that a host says with every file.

They are the same for all paths but ``Cache-Control`` (`plugins.archive.caches`): several hosts join
what rules of two paths say, and a joined value is another one, or none.
"""

from collections.abc import Mapping

from plugins.archive.caches import YEAR
from plugins.archive.site import POLICY, Site

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
