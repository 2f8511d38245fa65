"""What a record says as HTML that stands by itself: whole addresses, no styles, no scripts.

It is what the page of the record shows a reader, without the ledger of facts.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from plugins.archive.archive import Lexicon
from plugins.archive.entries import block_views, picture_view
from plugins.archive.metadata import Change
from plugins.archive.pictures import gallery_images, lead_image
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import attachment_address
from plugins.archive.values import ChangeKind
from plugins.archive.views import PictureView

_LINK = re.compile(r'(<a\b[^>]*?\shref=")(?=[/#])([^"]*)')


def content_html(record: Record, lexicon: Lexicon, site: Site) -> str:
    """Show an opened record: what was wrong, its text and pictures, its files, what was added."""
    return "\n".join(_parts(record, lexicon, site))


def _parts(record: Record, lexicon: Lexicon, site: Site) -> Iterator[str]:
    _, metadata = site.language.gettext, record.metadata
    yield from _changes(ChangeKind.CORRECTION, _("Đính chính"), metadata.changes, site)
    if lead := lead_image(record):
        yield _figure(picture_view(lead, lexicon), site)
    for block in block_views(record.body, metadata.images, lexicon):
        if block.picture:
            yield _figure(block.picture, site)
        else:
            yield _with_whole_addresses(block.html, record, site)
    for image in gallery_images(record):
        yield _figure(picture_view(image, lexicon), site)
    if metadata.attachments:
        files = (
            f'<a href="{_address(attachment_address(each.file), site)}">{escape(each.title)}</a>'
            for each in metadata.attachments
        )
        yield _section(_("Tệp kèm theo"), files)
    yield from _changes(ChangeKind.UPDATE, _("Cập nhật sau khi đăng"), metadata.changes, site)


def _changes(kind: ChangeKind, title: str, changes: Iterable[Change], site: Site) -> Iterator[str]:
    """Tell the changes of a kind, the latest first."""
    told = [
        escape(f"{site.language.published(change.date).text}: {change.note}")
        for change in sorted(changes, key=lambda change: change.date.iso, reverse=True)
        if change.kind is kind
    ]
    if told:
        yield _section(title, told)


def _section(title: str, items: Iterable[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<h2>{escape(title)}</h2>\n<ul>{listed}</ul>"


def _figure(picture: PictureView, site: Site) -> str:
    by = site.language.gettext("Ảnh:")
    credit = escape(f"{by} {picture.credit}, {picture.licence}")
    return (
        f'<figure><img src="{_address(picture.src, site)}" alt="{escape(picture.alt)}" '
        f'width="{picture.width}" height="{picture.height}">'
        f"<figcaption>{escape(picture.caption)} <small>{credit}</small></figcaption></figure>"
    )


def _with_whole_addresses(html: str, record: Record, site: Site) -> str:
    """Lead from the text to whole addresses: places in it are those of the record's page."""
    whole, page = escape(site.url), escape(site.absolute(record.address))
    return _LINK.sub(
        lambda link: f"{link[1]}{page if link[2][:1] == '#' else whole}{link[2]}", html
    )


def _address(address: str, site: Site) -> str:
    return escape(site.absolute(address))
