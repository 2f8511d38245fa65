"""The file ``.htaccess`` for Apache, where ``AllowOverride`` lets it be.

Rules in a folder see the path below it, decoded:
https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html. Headers by expression:
https://httpd.apache.org/docs/2.4/mod/mod_headers.html. Apache reads the file
at each request, and tries its rules one after the other: some thousand are enough.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from plugins.archive.caches import CACHES, SHORT
from plugins.archive.media_types import OTHER_TYPES, TEXT_TYPES
from plugins.archive.redirects import Redirect
from plugins.archive.site import Site
from plugins.archive.urls import NOT_FOUND
from plugins.delivery.headers import headers

HTACCESS = ".htaccess"


def htaccess(site: Site, redirects: Sequence[Redirect]) -> bytes:
    """Write the file."""
    lines = (
        "DirectoryIndex index.html",
        "Options -Indexes",
        *(f"ErrorDocument {code} {site.base_path}{NOT_FOUND[1:]}" for code in (403, 404)),
        r'RedirectMatch 404 "/\.(?!well-known/)"',
        *(f"AddType {kind} .{suffix}" for suffix, kind in {**TEXT_TYPES, **OTHER_TYPES}.items()),
        f"AddCharset utf-8 {' '.join(f'.{suffix}' for suffix in TEXT_TYPES)}",
        "<IfModule mod_headers.c>",
        *(f'Header always set {name} "{value}"' for name, value in headers(site).items()),
        f'Header always set Cache-Control "{SHORT.header}"',
        *(
            f'Header always set Cache-Control "{cache.header}" '
            f'"expr=%{{REQUEST_URI}} =~ m#^{re.escape(site.base_path + start[1:])}#"'
            for start, cache in CACHES.items()
        ),
        "</IfModule>",
        "<IfModule mod_rewrite.c>",
        "RewriteEngine On",
        *(line for redirect in redirects for line in _rule(redirect, site)),
        "</IfModule>",
        "",
    )
    return "\n".join(lines).encode()


def _rule(redirect: Redirect, site: Site) -> Iterator[str]:
    """Write a rule; what lies beside the folder of the site is not asked for here."""
    if not redirect.path.startswith(site.base_path):
        return
    if redirect.query:
        yield f"RewriteCond %{{QUERY_STRING}} {_pattern(redirect.query)} [NC]"
    below = unquote(redirect.path.removeprefix(site.base_path))
    target = f"{site.base_path}{redirect.target[1:]}"
    yield f"RewriteRule {_pattern(below)} {target} [R=301,L,NC,QSD]"


def _pattern(text: str) -> str:
    """Match a text and nothing else; a pattern that stands in quotes has none."""
    escaped = re.escape(text).replace('"', r"\x22")
    return f'"^{escaped}$"'
