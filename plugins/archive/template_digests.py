"""The templates of a theme as what pages are made from: each with all those it takes in."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.archive.digests import digest_of
from plugins.archive.render import FILTERS
from plugins.archive.source import list_files

_NAMED = re.compile(r"""["']([\w/.-]+\.html)["']""")
"""A template names the others that it takes in; a name that is none does no harm."""

_FILTERED = re.compile(r"\|\s*(\w+)")


class TemplateDigests:
    """The templates below a folder of a theme: their digests, and which takes in which."""

    def __init__(self, folder: Path) -> None:
        """Read them."""
        listed = list_files(folder.parent, folder.name)[0]
        paths = [path for path in listed if path.endswith(".html")]
        texts = {path.split("/", 1)[1]: (folder.parent / path).read_bytes() for path in paths}
        self.digests = {name: digest_of(text).hex() for name, text in texts.items()}
        self._named = {
            name: {other for other in _names(text.decode()) if other in texts}
            for name, text in texts.items()
        }

    def changed(self, name: str, earlier: Mapping[str, str]) -> Iterator[str]:
        """Give those of the templates that one is made of whose digests were others earlier."""
        for part in self.closure(name):
            if earlier.get(part) != self.digests[part]:
                yield part

    def closure(self, name: str) -> list[str]:
        """Give the templates that one is made of, itself first."""
        found = [name]
        for part in found:
            found += sorted(self._named[part] - set(found))
        return found


def _names(text: str) -> Iterator[str]:
    yield from _NAMED.findall(text)
    yield from (FILTERS[name] for name in _FILTERED.findall(text) if name in FILTERS)
