"""Earlier addresses, and the pages that stand in their place.

Records, plain pages and terms tell by ``aliases`` which addresses of this site led to them before,
and records by ``legacy.url`` where an older portal had them: that leads here too, once the host of
that portal is one of this site.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from plugins.archive.archive import Archive
from plugins.archive.claims import AddressClaim, claimed_twice, still_in_use
from plugins.archive.problems import Invalid, Problem
from plugins.archive.site import Site
from plugins.archive.urls import (
    NOT_FOUND,
    TERM_FOLDERS,
    attachment_address,
    image_address,
    output_path,
    term_address,
)
from plugins.archive.vocabulary import VOCABULARY_FOLDER, Term

_LITERAL = "/!$&'()*+,;=:@"
"""Stands in a path as it is (RFC 3986, 3.3)."""

_SLASHES = re.compile("/{2,}")


class Alias(NamedTuple):
    """An earlier address on this site, that of today, and the content file that has both."""

    earlier: str
    address: str
    source: str


class Redirect(NamedTuple):
    """Where whoever asks for ``path`` with ``query`` is sent: to the address ``target``.

    ``path`` begins at the root of the host and is escaped, with no two slashes in a row; ``query``
    is escaped, and empty where any will do. ``target`` is an address of the site. ``source`` is
    the content file that says so, in its field ``field``.
    """

    path: str
    query: str
    target: str
    source: str
    field: str

    def below(self, site: Site) -> str:
        """Give the path as an address of the site; empty where it is none, or needs a query."""
        inside = self.path.startswith(site.base_path) and not self.query
        return f"/{self.path.removeprefix(site.base_path)}" if inside else ""


def lasting_addresses(archive: Archive) -> Iterator[str]:
    """Yield each address that a name was chosen for: of a page, a term, a picture, a file.

    Numbered parts and the archives of years, months and days are not among them: they follow from
    the dates of records, and a date that is mended moves them.
    """
    yield from (record.address for record in (*archive.records, *archive.withdrawn))
    yield from (page.address for page in archive.plain_pages if page.address != NOT_FOUND)
    yield from (image_address(file) for file in archive.pictures)
    yield from (attachment_address(file) for file in archive.attachments)
    yield from (
        term_address(vocabulary, identifier) for vocabulary, identifier, _ in _terms(archive)
    )


def redirects_in_use(archive: Archive, site: Site, paths: Iterable[str]) -> Iterator[Problem]:
    """What readers are led away from is not there; ``paths`` are those of all that is.

    So no redirect hides a page, and none leads to another: their targets are there.
    """
    used = {path.casefold() for path in paths}
    for redirect in build_redirects(archive, site):
        address = redirect.below(site)
        if address and output_path(unquote(address)).casefold() in used:
            claim = _claim(archive, redirect, address)
            yield still_in_use(redirect.source, claim, "")


def build_redirects(archive: Archive, site: Site) -> tuple[Redirect, ...]:
    """Give all redirects in the order of their paths, those with a query first.

    Raises ``Invalid`` where an address would lead to two pages; capitals and small letters count as
    the same, as they do to many hosts.
    """
    redirects: dict[tuple[str, str], Redirect] = {}
    problems: list[Problem] = []
    for redirect in (*_of_aliases(archive, site), *_of_legacy(archive, site)):
        key = (redirect.path.casefold(), redirect.query.casefold())
        other = redirects.setdefault(key, redirect)
        if other.target != redirect.target:
            address = f"{redirect.path}?{redirect.query}".removesuffix("?")
            claim = _claim(archive, redirect, address)
            problems.append(claimed_twice(redirect.source, claim, other.source))
    if problems:
        raise Invalid(problems)
    return tuple(sorted(redirects.values(), key=lambda redirect: (not redirect.query, redirect)))


def _of_aliases(archive: Archive, site: Site) -> Iterator[Redirect]:
    for earlier, address, source in aliases(archive):
        yield Redirect(f"{site.base_path}{earlier[1:]}", "", address, source, "aliases")


def _of_legacy(archive: Archive, site: Site) -> Iterator[Redirect]:
    """Follow what was on a host of ours, unless it is where it was.

    No portal had line ends in its addresses, and the files of hosts have no place for them.
    """
    hosts = {site.host, *site.legacy_hosts} - {""}
    for record in (*archive.records, *archive.withdrawn):
        legacy = urlsplit(record.card.legacy)
        path = _SLASHES.sub("/", unquote(legacy.path))
        if legacy.hostname in hosts and path.isprintable():
            where = (quote(path, safe=_LITERAL), legacy.query, record.address)
            redirect = Redirect(*where, record.path, "legacy.url")
            if redirect.below(site) != record.address:
                yield redirect


def aliases(archive: Archive) -> Iterator[Alias]:
    """Yield all earlier addresses on this site."""
    for record in (*archive.records, *archive.withdrawn):
        for earlier in record.card.aliases:
            yield Alias(earlier, record.address, record.path)
    for page in archive.plain_pages:
        for earlier in page.metadata.aliases:
            yield Alias(earlier, page.address, page.path)
    for vocabulary, identifier, term in _terms(archive):
        for earlier in term.aliases:
            address = term_address(vocabulary, identifier)
            yield Alias(earlier, address, f"{VOCABULARY_FOLDER}/{vocabulary}.yml")


def _terms(archive: Archive) -> Iterator[tuple[str, str, Term]]:
    """Yield each term that has a page, with its vocabulary and identifier."""
    known = archive.vocabulary.known()
    for vocabulary in TERM_FOLDERS:
        for identifier, term in known[vocabulary].items():
            yield vocabulary, identifier, term


def _claim(archive: Archive, redirect: Redirect, address: str) -> AddressClaim:
    """Say where a file claims an address, as well as is known once it was read."""
    records = (*archive.records, *archive.withdrawn)
    lines = next((record.lines for record in records if record.path == redirect.source), {})
    line = lines.get(redirect.field.partition(".")[0], 1)
    return AddressClaim(redirect.field, (line, 1), address)
