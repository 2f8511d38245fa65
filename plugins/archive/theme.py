"""The theme's files: where they lie in the site, and what a browser can check them by.

Templates name a file of the theme by its address below ``/theme/``. In production scripts, styles
and fonts lie in a folder that is named by what is in it, so browsers may keep them for ever; it
stands as high as the other, so what the files say of each other holds. Pictures stay where they
are: search engines, phones and other sites remember the address of an icon or an emblem.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha384
from pathlib import Path

from plugins.archive.digests import digest_of
from plugins.archive.page import Asset
from plugins.archive.source import list_files
from plugins.archive.urls import STYLE_SHEET, THEME, THEME_IMAGES

_DIGITS = 10
_NAMED = re.compile(rf"{THEME.rstrip('/')}-[0-9a-f]{{{_DIGITS}}}/")
_CHECKED = (".css", ".js")


@dataclass(frozen=True, slots=True)
class Theme:
    """Where the theme lies: the ``address`` of its folder, which begins and ends in a slash.

    ``sums`` are the digests by which browsers check styles and scripts, by the address that
    templates know (https://www.w3.org/TR/SRI/); without a fingerprint there are none.
    """

    address: str = THEME
    sums: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def lasts(self) -> bool:
        """Whether the folder is named by what is in it."""
        return self.address != THEME

    def place(self, address: str) -> str:
        """Give the address at which a file of the theme is served."""
        if address.startswith(THEME) and not address.startswith(THEME_IMAGES):
            return f"{self.address}{address.removeprefix(THEME)}"
        return address


def theme_of(address: str) -> Theme:
    """Give the theme that a file at an address may be of: the one without a fingerprint, or not."""
    named = _NAMED.match(address)
    return Theme(named[0]) if named else Theme()


def fingerprint(folder: Path) -> Theme:
    """Name the folder of a theme by its files, and digest each that a page asks for."""
    files = {
        asset.path: asset.content.read_bytes()
        if isinstance(asset.content, Path)
        else asset.content()
        for asset in theme_assets(folder, Theme())
        if not f"/{asset.path}".startswith(THEME_IMAGES)
    }
    parts = (part for path, content in files.items() for part in (path.encode(), content))
    sums = {
        f"/{path}": f"sha384-{b64encode(sha384(content).digest()).decode()}"
        for path, content in files.items()
        if path.endswith(_CHECKED)
    }
    name = digest_of(*parts).hex()[:_DIGITS]
    return Theme(f"{THEME.rstrip('/')}-{name}/", sums)


def theme_assets(folder: Path, theme: Theme) -> Iterator[Asset]:
    """Yield the theme's files, but its style sheets as one, in file order: one request."""
    paths = list_files(folder, "static")[0]
    sheets = [path for path in paths if path.startswith("static/css/")]
    yield Asset(
        theme.place(STYLE_SHEET)[1:],
        lambda: b"\n".join((folder / path).read_bytes() for path in sheets),
    )
    for path in paths:
        if path not in sheets:
            address = f"{THEME}{path.removeprefix('static/')}"
            yield Asset(theme.place(address)[1:], folder / path)
