"""Views that many pages share: plain values for templates, nothing else."""

from dataclasses import dataclass, fields
from functools import cached_property

from plugins.archive.digests import digest_value


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
class VariantView:
    """A picture as it is made in a width, in pixels."""

    src: str
    width: int


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with its size in pixels and what is said of it.

    ``variants`` are what a browser that knows WebP chooses from, narrowest first, if anything.
    """

    src: str
    alt: str
    width: int
    height: int
    caption: str
    credit: str
    licence: str
    variants: tuple[VariantView, ...] = ()


@dataclass(frozen=True)
class EntryView:
    """A record as an entry of a list; a ``draft`` is seen in the preview alone.

    It stands in some ten lists, so it is digested once.
    """

    title: str
    href: str
    summary: str
    event_date: DateView
    published: DateView | None
    category: LinkView
    organization: LinkView
    picture: PictureView | None
    draft: bool

    @cached_property
    def digest(self) -> str:
        """Digest all of it."""
        return digest_value([getattr(self, field.name) for field in fields(self)]).hex()


@dataclass(frozen=True, slots=True)
class BlockView:
    """A run of trusted HTML of a body, or the picture that stands between two."""

    html: str = ""
    picture: PictureView | None = None
