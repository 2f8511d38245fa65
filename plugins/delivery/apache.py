"""The file ``.htaccess`` for Apache, where ``AllowOverride`` lets it be.

Rules in a folder see the path below it, decoded:
https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html. Headers by expression:
https://httpd.apache.org/docs/2.4/mod/mod_headers.html. Files beside a file that hold it compressed:
https://httpd.apache.org/docs/2.4/mod/mod_brotli.html#precompressed. Apache reads the file at each
request, and tries its rules one after the other: some thousand are enough.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from plugins.archive.caches import SHORT, caches
from plugins.archive.media_types import COMPRESSED, OTHER_TYPES, TEXT_TYPES, is_compressible
from plugins.archive.redirects import Redirect
from plugins.archive.site import Site
from plugins.archive.urls import NOT_FOUND
from plugins.delivery.headers import headers

HTACCESS = ".htaccess"

_COMPRESSIBLE = {
    suffix: f"{kind}; charset=utf-8" if suffix in TEXT_TYPES else kind
    for suffix, kind in {**TEXT_TYPES, **OTHER_TYPES}.items()
    if is_compressible(f".{suffix}")
}
_ENCODINGS = dict(zip(COMPRESSED, ("br", "zstd", "gzip"), strict=True))


def htaccess(site: Site, redirects: Sequence[Redirect]) -> bytes:
    """Write the file."""
    lines = (
        "DirectoryIndex index.html",
        "Options -Indexes",
        *(f"ErrorDocument {code} {site.base_path}{NOT_FOUND[1:]}" for code in (403, 404)),
        r'RedirectMatch 404 "/\.(?!well-known/)"',
        *(f"AddType {kind} .{suffix}" for suffix, kind in {**TEXT_TYPES, **OTHER_TYPES}.items()),
        f"AddCharset utf-8 {' '.join(f'.{suffix}' for suffix in TEXT_TYPES)}",
        *_compressed_types(),
        "<IfModule mod_headers.c>",
        *(f'Header always set {name} "{value}"' for name, value in headers(site).items()),
        f'Header always set Cache-Control "{SHORT.header}"',
        *(
            f'Header always set Cache-Control "{cache.header}" '
            f'"expr=%{{REQUEST_URI}} =~ m#^{re.escape(site.base_path + start[1:])}#"'
            for start, cache in caches(site.theme).items()
        ),
        *_varying(),
        "</IfModule>",
        "<IfModule mod_rewrite.c>",
        "RewriteEngine On",
        *(line for redirect in redirects for line in _rule(redirect, site)),
        *_compressed_files(),
        "</IfModule>",
        "",
    )
    return "\n".join(lines).encode()


def _compressed_files() -> Iterator[str]:
    """Send what lies compressed beside a file to whoever reads it."""
    names = "|".join(_COMPRESSIBLE)
    for suffix, encoding in _ENCODINGS.items():
        unwanted = r"\s*;\s*q=0(?:\.0*)?\s*(?:,|$)"
        wanted = rf"(?:^|[\s,]){encoding}(?![\w-])(?!{unwanted})"
        yield f'RewriteCond %{{HTTP:Accept-Encoding}} "{wanted}"'
        yield f"RewriteCond %{{REQUEST_FILENAME}}{suffix} -f"
        # No module shall compress it again, and no rule is asked again.
        yield rf'RewriteRule "^.+\.(?:{names})$" $0{suffix} [E=no-gzip:1,E=no-brotli:1,END]'


def _varying() -> Iterator[str]:
    """Tell caches that who reads what decides which file is sent."""
    names, encodings = "|".join(_COMPRESSIBLE), "|".join(suffix[1:] for suffix in _ENCODINGS)
    yield rf'<FilesMatch "\.(?:{names})(?:\.(?:{encodings}))?$">'
    yield "Header merge Vary Accept-Encoding"
    yield "</FilesMatch>"


def _compressed_types() -> Iterator[str]:
    """Say of a compressed file what it is; some servers would say that it is a gzip."""
    names, encodings = "|".join(_COMPRESSIBLE), "|".join(suffix[1:] for suffix in _ENCODINGS)
    for suffix, encoding in _ENCODINGS.items():
        yield rf'<FilesMatch "\.(?:{names})\{suffix}$">'
        yield f"AddEncoding {encoding} {suffix}"
        yield "</FilesMatch>"
    for name, kind in _COMPRESSIBLE.items():
        yield rf'<FilesMatch "\.{name}\.(?:{encodings})$">'
        yield f'ForceType "{kind}"'
        yield "</FilesMatch>"


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
