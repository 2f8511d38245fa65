"""What the rules between records look at: the archive in short, its vocabulary and its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.archive.claims import FileClaim
from plugins.archive.front_matter import FrontMatter
from plugins.archive.pdf.texts import Fault
from plugins.archive.vocabulary import Vocabulary
from plugins.checks.facts import Facts


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture of the content folder: its size in pixels and in bytes."""

    path: str
    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True)
class PlainLinks:
    """A page that is no record, and where its body leads: site-absolute addresses and lines."""

    path: str
    links: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that a record names and that has no text to search in, and why."""

    path: str
    claim: FileClaim
    fault: Fault


@dataclass(frozen=True, slots=True)
class Whole:
    """An archive under examination.

    ``facts`` are those of the sound records in the order of their paths. ``written`` are the
    vocabulary files as written, by the name of the vocabulary. ``named_files`` are the paths below
    the content folder that some record names, sound or not; ``attachments`` and ``pictures`` those
    that are there, ``unread`` the named ones without a text. ``plain_pages`` are the addresses of
    pages that are no records, ``plain_links`` where the sound ones lead. ``complete`` tells whether
    all records are sound: only then is anything known to be missing from them.
    """

    facts: Sequence[Facts]
    vocabulary: Vocabulary
    written: Mapping[str, FrontMatter]
    named_files: frozenset[str]
    pictures: Sequence[PictureFacts]
    attachments: Sequence[str]
    unread: Sequence[Unread]
    plain_pages: frozenset[str]
    plain_links: Sequence[PlainLinks]
    complete: bool
