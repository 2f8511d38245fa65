"""A page of a site as it can be opened from a folder."""

import re
from collections.abc import Iterator

_TAG = re.compile(r"<(a|form|link|script)\b[^>]*>")
_PLACE = re.compile(r'(?<=\s)(href|action|src)="([^"]*)"')
_FOLDER = re.compile(r"(?!\w+:|//)([^?#]*/)((?:[?#].*)?)")
_FETCHED = re.compile(r'\brel="(?:preload|manifest)"')
_MODULE = 'type="module"'
_ASKS_A_HOST = re.compile(r' (?:crossorigin|integrity)(?:="[^"]*")?')


def page_on_shelf(html: str) -> str:
    """Give a page whose links lead to files and whose scripts are plain ones.

    What only helps a host to serve it is left out: from a folder a browser refuses it.
    """
    return _TAG.sub(lambda found: _tag(found[1], found[0]), html)


def scripts_of(html: str) -> Iterator[tuple[str, bool]]:
    """Yield the address of each script that a page runs, as it writes it; True for a module."""
    for found in _TAG.finditer(html):
        if found[1] == "script" and (place := _PLACE.search(found[0])):
            yield place[2], _MODULE in found[0]


def _tag(name: str, tag: str) -> str:
    if name == "link" and _FETCHED.search(tag):
        return ""
    if name in {"a", "form"}:
        return _PLACE.sub(lambda place: f'{place[1]}="{_file(place[2])}"', tag)
    return _ASKS_A_HOST.sub("", tag).replace(_MODULE, "defer")


def _file(address: str) -> str:
    """Write out the file that a host gives for a folder."""
    found = _FOLDER.fullmatch(address)
    return f"{found[1]}index.html{found[2]}" if found else address
