"""Plain links that hand the address of a page to others: no script of theirs, no tracker."""

import json
from base64 import b64encode
from urllib.parse import quote

from plugins.archive.language import Language
from plugins.records.views import ShareLinkView

FACEBOOK = "https://www.facebook.com/sharer/sharer.php"

ZALO = "https://button-share.zalo.me/share_external"
"""The page that the button of Zalo's script opens. Zalo documents only that script, which the
policy of our pages forbids; its page takes ``d``, the Base64 form of ``{"url": address}``."""


def share_links(title: str, address: str, language: Language) -> tuple[ShareLinkView, ...]:
    """Give the links for the whole address of a page.

    None where the site does not know its own address: these services take whole ones. Copying the
    link and printing need none and work even then.
    """
    if not address:
        return ()
    subject, url = quote(title, safe=""), quote(address, safe="")
    # RFC 6068: spaces are %20, lines end in %0D%0A.
    mail = f"mailto:?subject={subject}&body={subject}%0D%0A{url}"
    return (
        ShareLinkView("Facebook", f"{FACEBOOK}?u={url}"),
        ShareLinkView("Zalo", f"{ZALO}?d={quote(_base64({'url': address}), safe='')}"),
        ShareLinkView(language.gettext("Thư điện tử"), mail),
    )


def _base64(message: dict[str, str]) -> str:
    return b64encode(json.dumps(message).encode()).decode()
