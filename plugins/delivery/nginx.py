"""Two files for nginx, which whoever runs it includes: one beside servers, one in the server.

They lie in a folder that the second file keeps from readers. Maps, which ignore case, and the sizes
of their tables: https://nginx.org/en/docs/http/ngx_http_map_module.html. Files beside a file that
hold it compressed: https://nginx.org/en/docs/http/ngx_http_gzip_static_module.html.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from plugins.archive.caches import SHORT, caches
from plugins.archive.media_types import OTHER_TYPES, TEXT_TYPES
from plugins.archive.redirects import Redirect
from plugins.archive.site import Site
from plugins.archive.urls import NOT_FOUND
from plugins.delivery.headers import headers

MAPS = ".nginx/http.conf"
SERVER = ".nginx/server.conf"

_SMALLEST_BUCKET = 64
_SMALLEST_TABLE = 2048
_OF_AN_ENTRY = 32
"""Bytes of an entry of a hash beside its key, rounded up."""

_CROWD = 4
"""Entries that a bucket has room for: with less nginx finds no table for 100,000, and warns."""


def maps(site: Site, redirects: Sequence[Redirect]) -> bytes:
    """Write what belongs into the block ``http``: where earlier addresses lead.

    What has a query is compared with its query as it was sent. What has none is compared without:
    Facebook adds one to each address that is shared.
    """
    asked = [
        (f"{unquote(redirect.path)}?{redirect.query}", redirect)
        for redirect in redirects
        if redirect.query
    ]
    moved = [(unquote(redirect.path), redirect) for redirect in redirects if not redirect.query]
    longest = max((len(key.encode()) for key, _ in (*asked, *moved)), default=0)
    bucket = _CROWD * (longest + _OF_AN_ENTRY)
    lines = (
        f"map_hash_bucket_size {_power_of_two(bucket, _SMALLEST_BUCKET)};",
        f"map_hash_max_size {_power_of_two(2 * len(redirects), _SMALLEST_TABLE)};",
        *_map("$uri", "$biennien_moved", "", moved, site),
        *_map('"$uri?$args"', "$biennien_target", "$biennien_moved", asked, site),
        "map $uri $biennien_cache {",
        f'    default "{SHORT.header}";',
        *(
            f'    "~^{re.escape(site.base_path + start[1:])}" "{cache.header}";'
            for start, cache in caches(site.theme).items()
        ),
        "}",
        "",
    )
    return "\n".join(lines).encode()


def server(site: Site) -> bytes:
    """Write what belongs into the block ``server``."""
    compressed = " ".join(sorted({*TEXT_TYPES.values(), "application/json"} - {"text/html"}))
    with_charset = " ".join(sorted({*TEXT_TYPES.values()} - {"text/html"}))
    lines = (
        "index index.html;",
        "absolute_redirect off;",
        "types {",
        *(f"    {kind} {suffix};" for suffix, kind in {**TEXT_TYPES, **OTHER_TYPES}.items()),
        "}",
        "default_type application/octet-stream;",
        "charset utf-8;",
        f"charset_types {with_charset};",
        "gzip on;",
        f"gzip_types {compressed};",
        "gzip_vary on;",
        "gzip_static on;",
        *(f'add_header {name} "{value}" always;' for name, value in headers(site).items()),
        "add_header Cache-Control $biennien_cache always;",
        f"error_page 403 404 =404 {site.base_path}{NOT_FOUND[1:]};",
        "if ($biennien_target) {",
        "    return 301 $biennien_target;",
        "}",
        r"location ~ /\.(?!well-known/) {",
        "    return 404;",
        "}",
        "",
    )
    return "\n".join(lines).encode()


def _map(
    asked: str, result: str, default: str, entries: Iterable[tuple[str, Redirect]], site: Site
) -> Iterator[str]:
    yield f"map {asked} {result} {{"
    yield f'    default "{default}";'
    for key, redirect in entries:
        yield f'    {_quoted(key)} "{site.base_path}{redirect.target[1:]}";'
    yield "}"


def _quoted(text: str) -> str:
    """Write a string, which here begins with a slash: it cannot be a pattern or a word of nginx."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _power_of_two(at_least: int, smallest: int) -> int:
    return max(smallest, 1 << (at_least - 1).bit_length())
