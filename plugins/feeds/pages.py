"""From the archive to the feeds of its lists."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import islice
from types import MappingProxyType

from plugins.archive.archive import Archive, Lexicon
from plugins.archive.digests import digest_of, digest_value
from plugins.archive.page import Asset
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import FEED_VOCABULARIES, HOME, feed_address, output_path, term_address
from plugins.feeds.atom import write_atom
from plugins.feeds.entries import Entry, make_entry
from plugins.feeds.feed import Feed
from plugins.feeds.json_feed import write_json_feed
from plugins.feeds.rss import write_rss

NEWEST = 20
"""Records in a feed: a reader who looks once a week misses none of an institution's."""

KEPT_ENTRIES = 2_000
"""Some 40 MB: a record is shown in up to fifteen feeds, most of which are made close together."""

FORMATS: Mapping[str, Callable[[Feed], bytes]] = MappingProxyType(
    {
        "application/atom+xml": write_atom,
        "application/rss+xml": write_rss,
        "application/feed+json": write_json_feed,
    }
)


def pages(archive: Archive, *, site: Site) -> Iterator[Asset]:
    """Yield the feeds of each list that has records, where the site knows its address."""
    if not site.url:
        return
    make = lru_cache(KEPT_ENTRIES)(partial(make_entry, lexicon=archive, site=site))
    for newest in _lists(archive, site):
        key = cache(partial(_key, newest, archive))
        sources = digest_of(*(record.key for record in newest.records))
        for media_type in FORMATS:
            path = output_path(feed_address(newest.address, media_type))
            yield Asset(
                path, partial(_write, newest, media_type, make, site), key=key, sources=sources
            )


@dataclass(frozen=True, slots=True)
class _Newest:
    """The newest records of the list at an address."""

    address: str
    title: str
    description: str
    records: tuple[Record, ...]


def _lists(archive: Archive, site: Site) -> Iterator[_Newest]:
    if records := _newest(archive.records):
        yield _Newest(HOME, site.name, site.subtitle, records)
    for vocabulary in FEED_VOCABULARIES:
        terms = archive.vocabulary.known()[vocabulary]
        for term, listed in archive.by_term[vocabulary].items():
            if records := _newest(listed):
                name, description = terms[term].name, terms[term].description
                title = f"{name} – {site.short_name}"
                yield _Newest(term_address(vocabulary, term), title, description or name, records)


def _newest(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Give the newest of a list; the preview has drafts in it."""
    return tuple(islice((record for record in records if not record.draft), NEWEST))


def _key(newest: _Newest, lexicon: Lexicon) -> bytes:
    """Digest all that the feeds of a list are made from."""
    return digest_of(
        digest_value((newest.address, newest.title, newest.description)),
        *(part for record in newest.records for part in (record.key, lexicon.digest_of(record))),
    )


def _write(newest: _Newest, media_type: str, make: Callable[[Record], Entry], site: Site) -> bytes:
    feed = Feed(
        site.tag(newest.address),
        site.absolute(feed_address(newest.address, media_type)),
        site.absolute(newest.address),
        newest.title,
        newest.description,
        site.owner.name,
        site.content_lang,
        tuple(make(record) for record in newest.records),
    )
    return FORMATS[media_type](feed)
