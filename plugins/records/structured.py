"""Structured data of a record page: NewsArticle, Event and BreadcrumbList of schema.org.

One JSON-LD graph; addresses are whole where the site knows its own, else site-absolute.
Properties are those that the table of fields names; what is not known is left out. What was
elected, aimed at, reached, awarded and pledged has no property of an Event, so the page alone
tells it.
"""

from collections.abc import Iterable
from typing import Any

from pydantic_core import to_json

from plugins.archive.archive import Lexicon
from plugins.archive.metadata import Author, Change, Image, Metadata
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import attachment_address, image_address
from plugins.archive.values import AuthorRole, ChangeKind
from plugins.archive.views import LinkView
from plugins.records.event import event
from plugins.records.nodes import Node, known, organization


def json_ld(record: Record, lexicon: Lexicon, site: Site, breadcrumb: Iterable[LinkView]) -> str:
    """Give the graph of a record page as a JSON document."""
    url = site.absolute(record.address)
    graph = [
        _article(record, lexicon, site, url),
        event(record, lexicon, site, url),
        _breadcrumb(breadcrumb, site, url),
    ]
    return to_json({"@context": "https://schema.org", "@graph": graph}).decode()


def _article(record: Record, lexicon: Lexicon, site: Site, url: str) -> Node:
    metadata, vocabulary = record.metadata, lexicon.vocabulary
    publisher = _publisher(metadata, lexicon, site)
    return known(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#bai",
            "identifier": metadata.id,
            "mainEntityOfPage": {"@type": "WebPage", "@id": url},
            "headline": metadata.title,
            "description": metadata.summary,
            "inLanguage": site.content_lang,
            "datePublished": metadata.published and metadata.published.iso,
            "dateModified": _modified(metadata),
            "author": _by(AuthorRole.TEXT, metadata.authors) or [publisher],
            "contributor": _by(AuthorRole.PHOTO, metadata.authors),
            "publisher": publisher,
            "articleSection": vocabulary.name("categories", metadata.category),
            "keywords": [
                *(vocabulary.name("tags", tag) for tag in metadata.tags),
                *([metadata.theme] if metadata.theme else []),
            ],
            "temporalCoverage": metadata.period and metadata.period.edtf,
            "about": {"@id": f"{url}#su-kien"},
            "image": [_image(image, lexicon, site) for image in metadata.images],
            "associatedMedia": [
                {
                    "@type": "MediaObject",
                    "name": each.title,
                    "contentUrl": site.absolute(attachment_address(each.file)),
                }
                for each in metadata.attachments
            ],
            "isBasedOn": _source(metadata),
            "interactionStatistic": _views(metadata),
            "correction": [
                _correction(change)
                for change in metadata.changes
                if change.kind is ChangeKind.CORRECTION
            ],
            "creativeWorkStatus": "Published",
        }
    )


def _publisher(metadata: Metadata, lexicon: Lexicon, site: Site) -> Node:
    if metadata.publisher:
        return organization(metadata.publisher, lexicon, site)
    return {"@type": "Organization", "name": site.owner.name}


def _by(role: AuthorRole, authors: Iterable[Author]) -> list[Node]:
    """Who did one part of the work."""
    return [{"@type": "Person", "name": author.name} for author in authors if author.role is role]


def _modified(metadata: Metadata) -> str | None:
    published = [metadata.published] if metadata.published else []
    dates = [*published, *(change.date for change in metadata.changes)]
    return max(date.iso for date in dates) if dates else None


def _image(image: Image, lexicon: Lexicon, site: Site) -> Node:
    picture = lexicon.pictures[image.file]
    return {
        "@type": "ImageObject",
        "contentUrl": site.absolute(image_address(image.file)),
        "url": site.absolute(image_address(image.file)),
        "width": picture.width,
        "height": picture.height,
        "description": image.alt,
        "caption": image.caption,
        "creditText": image.credit,
        "license": {"@type": "CreativeWork", "name": image.licence},
    }


def _source(metadata: Metadata) -> Node | None:
    if metadata.source is None:
        return None
    url = metadata.source.url
    return known(
        {"@type": "CreativeWork", "name": metadata.source.name, "url": str(url) if url else None}
    )


def _views(metadata: Metadata) -> Node | None:
    if metadata.legacy is None or metadata.legacy.views is None:
        return None
    return {
        "@type": "InteractionCounter",
        "interactionType": {"@type": "ViewAction"},
        "userInteractionCount": metadata.legacy.views,
    }


def _correction(change: Change) -> Node:
    return {"@type": "CorrectionComment", "text": change.note, "datePublished": change.date.iso}


def _breadcrumb(steps: Iterable[LinkView], site: Site, url: str) -> Node:
    return {
        "@type": "BreadcrumbList",
        "@id": f"{url}#duong-dan",
        "itemListElement": [
            _step(position, step, site, url) for position, step in enumerate(steps, 1)
        ],
    }


def _step(position: int, step: LinkView, site: Site, url: str) -> dict[str, Any]:
    item = site.absolute(step.href) if step.href else url
    return {"@type": "ListItem", "position": position, "name": step.label, "item": item}
