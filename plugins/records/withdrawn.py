"""The marker in place of a record that was withdrawn."""

from plugins.archive.archive import Lexicon
from plugins.archive.page import Metatag, Page
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import RECORDS
from plugins.archive.values import ChangeKind
from plugins.records.credits import change_views
from plugins.records.outline import record_trail
from plugins.records.views import WithdrawnView


def withdrawn_page(record: Record, lexicon: Lexicon, site: Site) -> Page:
    """Keep identity and reason, and none of the content (Law 91/2025 on personal data)."""
    _ = site.language.gettext
    return Page(
        record.address,
        "withdrawn.html",
        record.card.title,
        _("Tin này đã được rút khỏi kho lưu trữ."),
        WithdrawnView(
            record_trail(record, lexicon, site),
            record.card.id,
            change_views(record.metadata, site.language, ChangeKind.WITHDRAWAL),
        ),
        section=RECORDS,
        metadata=(Metatag("name", "robots", "noindex"),),
    )
