"""From records to their pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.archive.archive import Archive
from plugins.archive.entries import block_views, breadcrumb, picture_view, term_link
from plugins.archive.page import Metatag, Page
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import RECORDS, image_address
from plugins.archive.views import DateView, LinkView
from plugins.records.credits import (
    attachment_views,
    change_views,
    credit_views,
    legacy_view,
    note_views,
    source_view,
    withdrawal_views,
)
from plugins.records.dublin_core import dublin_core
from plugins.records.facts import key_facts, outcomes
from plugins.records.measures import measure_tables
from plugins.records.neighbours import Neighbours, build_neighbours
from plugins.records.open_graph import open_graph
from plugins.records.pictures import gallery_images, lead_image
from plugins.records.related import Relations, related_views
from plugins.records.sharing import share_links
from plugins.records.structured import json_ld
from plugins.records.views import RecordView, WithdrawnView


def pages(archive: Archive, *, site: Site) -> Iterator[Page]:
    """Yield one page for each record; what is withdrawn leaves a marker."""
    relations, neighbours = Relations(archive), build_neighbours(archive)
    for record in archive.records:
        yield _RecordPage(record, archive, site).page(relations, neighbours[record.path])
    for record in archive.withdrawn:
        yield _withdrawn_page(record, archive, site)


@dataclass(frozen=True, slots=True)
class _RecordPage:
    """A record with what it takes to show it."""

    record: Record
    archive: Archive
    site: Site

    def page(self, relations: Relations, neighbours: Neighbours) -> Page:
        record, archive, site = self.record, self.archive, self.site
        metadata = record.metadata
        view = self.view(relations, neighbours)
        return Page(
            record.address,
            "record.html",
            metadata.title,
            metadata.summary,
            view,
            section=RECORDS,
            image=image_address(metadata.images[0].file) if metadata.images else "",
            metadata=(*dublin_core(record, archive, site), *open_graph(record, archive)),
            json_ld=json_ld(record, archive, site, view.breadcrumb),
            source=record.path,
        )

    def view(self, relations: Relations, neighbours: Neighbours) -> RecordView:
        record, archive, language = self.record, self.archive, self.site.language
        metadata = record.metadata
        lead = lead_image(record)
        return RecordView(
            breadcrumb=_breadcrumb(record, archive, self.site),
            kind=term_link("kinds", metadata.kind, archive),
            category=term_link("categories", metadata.category, archive),
            identifier=metadata.id,
            summary=metadata.summary,
            event_date=language.date_inside(language.date(metadata.event.date)),
            published=self.published(),
            changed=self.changed(),
            facts=key_facts(record, archive, language),
            outcomes=outcomes(record, archive, language),
            measures=measure_tables(metadata, language),
            lead=picture_view(lead, archive) if lead else None,
            blocks=block_views(record.body, metadata.images, archive),
            gallery=tuple(picture_view(image, archive) for image in gallery_images(record)),
            attachments=attachment_views(metadata.attachments),
            topics=tuple(term_link("tags", tag, archive) for tag in metadata.tags),
            credits=credit_views(metadata, language),
            source=source_view(metadata.source, language) if metadata.source else None,
            legacy=legacy_view(metadata.legacy) if metadata.legacy else None,
            notes=note_views(metadata, language),
            changes=change_views(metadata, language),
            share=share_links(metadata.title, self.whole_address(), language),
            related=related_views(record, relations, language),
            older=_link(neighbours.older),
            newer=_link(neighbours.newer),
        )

    def published(self) -> DateView | None:
        published, language = self.record.metadata.published, self.site.language
        return language.date_inside(language.published(published)) if published else None

    def changed(self) -> DateView | None:
        language = self.site.language
        changes = change_views(self.record.metadata, language)
        return language.date_inside(changes[0].date) if changes else None

    def whole_address(self) -> str:
        return self.site.absolute(self.record.address) if self.site.url else ""


def _withdrawn_page(record: Record, archive: Archive, site: Site) -> Page:
    """Keep identity and reason, and none of the content (Law 91/2025 on personal data)."""
    _ = site.language.gettext
    metadata = record.metadata
    return Page(
        record.address,
        "withdrawn.html",
        metadata.title,
        _("Tin này đã được rút khỏi kho lưu trữ."),
        WithdrawnView(
            _breadcrumb(record, archive, site),
            metadata.id,
            withdrawal_views(metadata, site.language),
        ),
        section=RECORDS,
        metadata=(Metatag("name", "robots", "noindex"),),
        source=record.path,
    )


def _breadcrumb(record: Record, archive: Archive, site: Site) -> tuple[LinkView, ...]:
    category = term_link("categories", record.metadata.category, archive)
    return breadcrumb(site.language, category, LinkView(record.metadata.title))


def _link(record: Record | None) -> LinkView | None:
    return LinkView(record.metadata.title, record.address) if record else None
