"""The files of the form: its page, our scripts, Decap and what it is told."""

from collections.abc import Iterator
from functools import partial
from html import escape
from pathlib import Path
from string import Template

from plugins.archive.archive import Archive
from plugins.archive.page import Asset
from plugins.archive.site import Site
from plugins.archive.source import list_files
from plugins.archive.urls import FORM, output_path
from plugins.form.config import make_config
from plugins.form.policy import make_policy

_ROOM = Path(__file__).parent
_PAGE = "index.html"


def pages(archive: Archive, *, site: Site) -> Iterator[Asset]:
    """Yield the form's files, where the site has one."""
    backend = site.form_backend
    if backend is None:
        return
    yield Asset(output_path(FORM), partial(_page, site, make_policy(backend)))
    yield Asset(output_path(f"{FORM}config.json"), partial(make_config, archive, site, backend))
    for path in list_files(_ROOM, "browser")[0]:
        name = path.removeprefix("browser/")
        if name != _PAGE:
            yield Asset(output_path(f"{FORM}{name}"), partial(_file, site, _ROOM / path))
    for path in list_files(_ROOM, "vendor")[0]:
        yield Asset(output_path(f"{FORM}{path}"), _ROOM / path)


def _file(site: Site, file: Path) -> bytes:
    """Give a file of ours; what it imports of the theme lies where the theme does."""
    return file.read_bytes().replace(b"../theme/", f"..{site.theme.address}".encode())


def _page(site: Site, policy: str) -> bytes:
    template = Template((_ROOM / "browser" / _PAGE).read_text(encoding="utf-8"))
    html = template.substitute(
        policy=escape(policy), site=escape(site.name), emblem=escape(site.emblem)
    )
    return html.encode()
