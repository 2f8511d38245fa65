"""Views that many pages share: plain values for templates, nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateView:
    """A date for the ``time`` macro: machine form (empty for an interval) and words."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A text that may lead to a site-absolute address."""

    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class CountedLinkView:
    """A link with the number of records behind it."""

    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with its size in pixels and what is said of it."""

    src: str
    alt: str
    width: int
    height: int
    caption: str
    credit: str
    licence: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """A record as an entry of a list; a ``draft`` is seen in the preview alone."""

    title: str
    href: str
    summary: str
    event_date: DateView
    published: DateView | None
    category: LinkView
    organization: LinkView
    picture: PictureView | None
    draft: bool


@dataclass(frozen=True, slots=True)
class BlockView:
    """A run of trusted HTML of a body, or the picture that stands between two."""

    html: str = ""
    picture: PictureView | None = None
