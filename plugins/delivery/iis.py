"""The file ``web.config`` for IIS; redirects, where there are any, need its module URL Rewrite.

Maps of redirects, and what ``{REQUEST_URI}`` and ``{R:0}`` are:
https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference.
Caches: https://learn.microsoft.com/iis/configuration/system.webserver/staticcontent/clientcache.
IIS reads no such file above 250 KB (``MaxWebConfigFileSizeInKB``).
"""

from collections.abc import Iterable, Sequence
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from plugins.archive.caches import SHORT, Cache, caches
from plugins.archive.media_types import OTHER_TYPES, TEXT_TYPES
from plugins.archive.redirects import Redirect
from plugins.archive.site import Site
from plugins.archive.urls import NOT_FOUND
from plugins.delivery.headers import headers

WEB_CONFIG = "web.config"
LARGEST = 250 * 1024
"""Bytes."""

_HIDDEN = (".addresses", ".biennien", ".htaccess", ".nginx")


def web_config(site: Site, redirects: Sequence[Redirect]) -> bytes:
    """Write the file."""
    root = Element("configuration")
    server = SubElement(root, "system.webServer")
    _add_types(_caching(server, SHORT))
    _add_pages(server)
    _add_headers(server, site)
    _hide(server)
    if redirects:
        _add_redirects(server, site, redirects)
    for start, cache in caches(site.theme).items():
        place = SubElement(root, "location", path=start.strip("/"))
        _caching(SubElement(place, "system.webServer"), cache)
    indent(root)
    return b"%s\n" % tostring(root, encoding="utf-8", xml_declaration=True)


def _caching(server: Element, cache: Cache) -> Element:
    """Say how long files are kept."""
    static = SubElement(server, "staticContent")
    if cache.seconds:
        minutes, seconds = divmod(cache.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        days, hours = divmod(hours, 24)
        SubElement(
            static,
            "clientCache",
            cacheControlMode="UseMaxAge",
            cacheControlMaxAge=f"{days}.{hours:02}:{minutes:02}:{seconds:02}",
            cacheControlCustom="public, immutable" if cache.lasts else "public",
        )
    else:
        SubElement(static, "clientCache", cacheControlMode="DisableCache")
    return static


def _add_types(static: Element) -> None:
    """Say of which kind files are, whatever the server says already."""
    with_charset = {suffix: f"{kind}; charset=utf-8" for suffix, kind in TEXT_TYPES.items()}
    for suffix, kind in {**with_charset, **OTHER_TYPES}.items():
        SubElement(static, "remove", fileExtension=f".{suffix}")
        SubElement(static, "mimeMap", fileExtension=f".{suffix}", mimeType=kind)


def _add_pages(server: Element) -> None:
    """Say which file is the page of a folder, and which is shown for what is not found."""
    files = SubElement(SubElement(server, "defaultDocument", enabled="true"), "files")
    SubElement(files, "clear")
    SubElement(files, "add", value="index.html")
    errors = SubElement(server, "httpErrors", errorMode="Custom", existingResponse="Replace")
    SubElement(errors, "remove", statusCode="404")
    SubElement(errors, "error", statusCode="404", path=NOT_FOUND[1:], responseMode="File")


def _add_headers(server: Element, site: Site) -> None:
    custom = SubElement(SubElement(server, "httpProtocol"), "customHeaders")
    for name, value in headers(site).items():
        SubElement(custom, "remove", name=name)
        SubElement(custom, "add", name=name, value=value)


def _hide(server: Element) -> None:
    """Keep from readers what is in the folder for builds and other hosts."""
    filtering = SubElement(SubElement(server, "security"), "requestFiltering")
    hidden = SubElement(filtering, "hiddenSegments")
    for name in _HIDDEN:
        SubElement(hidden, "add", segment=name)


def _add_redirects(server: Element, site: Site, redirects: Sequence[Redirect]) -> None:
    rewrite = SubElement(server, "rewrite")
    maps = SubElement(rewrite, "rewriteMaps")
    asked = [(f"{one.path}?{one.query}", one) for one in redirects if one.query]
    moved = [(unquote(path[1:]), one) for one in redirects if (path := one.below(site))]
    rules = SubElement(rewrite, "rules")
    # Of a path the module tells what is below the site, without the first slash and the escapes.
    for name, entries, variable in (
        ("asked", asked, "{REQUEST_URI}"),
        ("moved", moved, "{R:0}"),
    ):
        _add_map(maps, name, entries, site)
        _add_rule(rules, name, f"{{{name}:{variable}}}")


def _add_map(maps: Element, name: str, entries: Iterable[tuple[str, Redirect]], site: Site) -> None:
    table = SubElement(maps, "rewriteMap", name=name, defaultValue="")
    for key, redirect in entries:
        SubElement(table, "add", key=key, value=f"{site.base_path}{redirect.target[1:]}")


def _add_rule(rules: Element, name: str, found: str) -> None:
    """Add a rule that redirects to what is found in a map."""
    rule = SubElement(rules, "rule", name=name, stopProcessing="true")
    SubElement(rule, "match", url=".*")
    SubElement(SubElement(rule, "conditions"), "add", input=found, pattern="(.+)")
    SubElement(
        rule,
        "action",
        type="Redirect",
        url="{C:1}",
        appendQueryString="false",
        redirectType="Permanent",
    )
