"""The links that share a page carry its address whole, and nothing else."""

import json
from base64 import b64decode
from urllib.parse import parse_qs, urlsplit

from plugins.archive.site import Site
from plugins.records.sharing import share_links

URL = "https://luu-tru.example.vn/tin/2022/dai-hoi/"
TITLE = "Đại hội & hội nghị: 100%"


def test_each_service_is_given_the_address(site_at: Site) -> None:
    facebook, zalo, mail = (
        urlsplit(link.url) for link in share_links(TITLE, URL, site_at.language)
    )

    assert {"u": [URL]} == parse_qs(facebook.query)
    assert {"url": URL} == json.loads(b64decode(parse_qs(zalo.query)["d"][0]))
    assert {"subject": [TITLE], "body": [f"{TITLE}\r\n{URL}"]} == parse_qs(mail.query)
    assert "+" not in mail.query


def test_no_address_no_links(site_at: Site) -> None:
    assert () == share_links(TITLE, "", site_at.language)
