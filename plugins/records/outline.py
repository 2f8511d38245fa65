"""What the page of a record is made from, and the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.archive.archive import Lexicon
from plugins.archive.digests import digest_value
from plugins.archive.entries import block_views, breadcrumb, picture_view, term_link
from plugins.archive.page import Page
from plugins.archive.pictures import gallery_images, lead_image
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import RECORDS
from plugins.archive.values import ChangeKind
from plugins.archive.views import DateView, LinkView
from plugins.records.credits import (
    CHANGE_SECTIONS,
    attachment_views,
    change_views,
    credit_views,
    latest_change,
    legacy_view,
    note_views,
    source_view,
)
from plugins.records.dublin_core import dublin_core
from plugins.records.facts import key_facts, outcomes
from plugins.records.measures import measure_tables
from plugins.records.open_graph import open_graph, page_image
from plugins.records.related import Related, related_views
from plugins.records.sharing import share_links
from plugins.records.structured import json_ld
from plugins.records.views import ChangedView, RecordView


@dataclass(frozen=True, slots=True)
class RecordOutline:
    """A record with what it takes to show it.

    ``beside`` are the older and the newer record of its category. Of the lexicon only what the
    record names is used, and sent to whoever makes the page.
    """

    record: Record
    lexicon: Lexicon
    site: Site
    beside: tuple[LinkView | None, LinkView | None]
    related: tuple[Related, ...]

    @property
    def template(self) -> str:
        """The template of records."""
        return "record.html"

    def parts(self) -> Mapping[str, bytes]:
        """Digest what the page is made from."""
        return {
            "tệp nguồn": self.record.key,
            "từ vựng và ảnh": self.lexicon.digest_of(self.record),
            "tin trước, tin sau": digest_value(self.beside),
            "tin liên quan": digest_value(self.related),
        }

    def page(self) -> Page:
        """Make the page."""
        return _RecordPage(self.record.opened(), self.lexicon, self.site, self).page()

    def __reduce__(self) -> tuple[type["RecordOutline"], tuple[object, ...]]:
        """Send no more of the lexicon than is used."""
        lexicon = self.lexicon.of(self.record)
        return RecordOutline, (self.record, lexicon, self.site, self.beside, self.related)


@dataclass(frozen=True, slots=True)
class _RecordPage:
    """A record, opened, with all that its page shows."""

    record: Record
    lexicon: Lexicon
    site: Site
    outline: RecordOutline

    def page(self) -> Page:
        record, lexicon, site = self.record, self.lexicon, self.site
        metadata = record.metadata
        view = self.view()
        return Page(
            record.address,
            "record.html",
            metadata.title,
            metadata.summary,
            view,
            section=RECORDS,
            image=page_image(record, lexicon, site),
            metadata=(*dublin_core(record, lexicon, site), *open_graph(record, lexicon)),
            json_ld=json_ld(record, lexicon, site, view.breadcrumb),
        )

    def view(self) -> RecordView:
        record, lexicon, language = self.record, self.lexicon, self.site.language
        older, newer = self.outline.beside
        metadata = record.metadata
        lead = lead_image(record)
        return RecordView(
            draft=record.draft,
            breadcrumb=record_trail(record, lexicon, self.site),
            kind=term_link("kinds", metadata.kind, lexicon),
            category=term_link("categories", metadata.category, lexicon),
            identifier=metadata.id,
            summary=metadata.summary,
            event_date=language.date_inside(language.date(metadata.event.date)),
            published=self.published(),
            changed=self.changed(),
            corrections=change_views(metadata, language, ChangeKind.CORRECTION),
            facts=key_facts(record, lexicon, language),
            outcomes=outcomes(record, lexicon, language),
            measures=measure_tables(metadata, language),
            lead=picture_view(lead, lexicon) if lead else None,
            blocks=block_views(record.body, metadata.images, lexicon),
            gallery=tuple(picture_view(image, lexicon) for image in gallery_images(record)),
            attachments=attachment_views(metadata.attachments),
            topics=tuple(term_link("tags", tag, lexicon) for tag in metadata.tags),
            credits=credit_views(metadata, language),
            source=source_view(metadata.source, language) if metadata.source else None,
            legacy=legacy_view(metadata.legacy) if metadata.legacy else None,
            notes=note_views(metadata, language),
            updates=change_views(metadata, language, ChangeKind.UPDATE),
            history=self.site.history(record.path),
            share=share_links(metadata.title, self.whole_address(), language),
            related=related_views(self.outline.related, lexicon, language),
            older=older,
            newer=newer,
        )

    def published(self) -> DateView | None:
        published, language = self.record.metadata.published, self.site.language
        return language.date_inside(language.published(published)) if published else None

    def changed(self) -> ChangedView | None:
        """When it was last corrected or updated, and where on the page that is told."""
        language = self.site.language
        changed = latest_change(self.record.metadata)
        if changed is None or changed.kind not in CHANGE_SECTIONS:
            return None
        date = language.date_inside(language.published(changed.date))
        return ChangedView(date, CHANGE_SECTIONS[changed.kind])

    def whole_address(self) -> str:
        return self.site.absolute(self.record.address) if self.site.url else ""


def record_trail(record: Record, lexicon: Lexicon, site: Site) -> tuple[LinkView, ...]:
    """Lead from the home page through the category to a record."""
    category = term_link("categories", record.card.category, lexicon)
    return breadcrumb(site.language, category, LinkView(record.card.title))
