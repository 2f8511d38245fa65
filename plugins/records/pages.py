"""From records to their pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from plugins.archive.archive import Archive
from plugins.archive.entries import block_views, breadcrumb, picture_view, term_link
from plugins.archive.page import Metatag, Page, Route
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import RECORDS, image_address
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
from plugins.records.neighbours import Neighbours, build_neighbours
from plugins.records.open_graph import open_graph
from plugins.records.pictures import gallery_images, lead_image
from plugins.records.related import Relations, related_views
from plugins.records.sharing import share_links
from plugins.records.structured import json_ld
from plugins.records.views import ChangedView, RecordView, WithdrawnView


def pages(archive: Archive, *, site: Site) -> Iterator[Route]:
    """Yield the way to the page of each record; what is withdrawn leaves a marker."""
    surroundings = _Surroundings(archive)
    for record in archive.records:
        shown = _RecordPage(record, archive, site, surroundings)
        yield Route(record.address, shown.page, record.path)
    for record in archive.withdrawn:
        make = partial(_withdrawn_page, record, archive, site)
        yield Route(record.address, make, record.path)


@dataclass(frozen=True)
class _Surroundings:
    """What stands around the records of an archive, found once, when a page first asks for it."""

    archive: Archive

    @cached_property
    def relations(self) -> Relations:
        return Relations(self.archive)

    @cached_property
    def neighbours(self) -> Mapping[str, Neighbours]:
        return build_neighbours(self.archive)


@dataclass(frozen=True, slots=True)
class _RecordPage:
    """A record with what it takes to show it."""

    record: Record
    archive: Archive
    site: Site
    surroundings: _Surroundings

    def page(self) -> Page:
        record, archive, site = self.record, self.archive, self.site
        metadata = record.metadata
        view = self.view()
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
        )

    def view(self) -> RecordView:
        record, archive, language = self.record, self.archive, self.site.language
        neighbours = self.surroundings.neighbours[record.path]
        metadata = record.metadata
        lead = lead_image(record)
        return RecordView(
            draft=record.draft,
            breadcrumb=_breadcrumb(record, archive, self.site),
            kind=term_link("kinds", metadata.kind, archive),
            category=term_link("categories", metadata.category, archive),
            identifier=metadata.id,
            summary=metadata.summary,
            event_date=language.date_inside(language.date(metadata.event.date)),
            published=self.published(),
            changed=self.changed(),
            corrections=change_views(metadata, language, ChangeKind.CORRECTION),
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
            updates=change_views(metadata, language, ChangeKind.UPDATE),
            history=self.site.history(record.path),
            share=share_links(metadata.title, self.whole_address(), language),
            related=related_views(record, self.surroundings.relations, language),
            older=_link(neighbours.older),
            newer=_link(neighbours.newer),
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
            change_views(metadata, site.language, ChangeKind.WITHDRAWAL),
        ),
        section=RECORDS,
        metadata=(Metatag("name", "robots", "noindex"),),
    )


def _breadcrumb(record: Record, archive: Archive, site: Site) -> tuple[LinkView, ...]:
    category = term_link("categories", record.metadata.category, archive)
    return breadcrumb(site.language, category, LinkView(record.metadata.title))


def _link(record: Record | None) -> LinkView | None:
    return LinkView(record.metadata.title, record.address) if record else None
