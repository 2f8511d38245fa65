"""Links within the site, held against the addresses that a build will make.

A build knows all addresses and has the last word. Most of them follow from the facts alone; what
does not (numbered parts of lists, what scripts fetch) is left to it.
"""

import re
from collections.abc import Callable, Iterator

from plugins.archive.body_rules import broken_link, linked_path
from plugins.archive.problems import Problem
from plugins.archive.urls import (
    DATES,
    FORM,
    HOME,
    OFFLINE,
    ON_THIS_DAY,
    RECORDS,
    SEARCH,
    SEARCH_INDEX,
    SITE_MAP,
    TERM_FOLDERS,
    THEME,
    TIMELINE,
    day_address,
    month_address,
    output_path,
    term_address,
    timeline_address,
    vocabulary_address,
    year_address,
)
from plugins.archive.values import Status
from plugins.checks.facts import Facts
from plugins.checks.whole import Whole

_FIXED = (DATES, HOME, RECORDS, SEARCH, SITE_MAP, TIMELINE)
_LEFT_TO_BUILDS = tuple(
    address.removeprefix("/")
    for address in (SEARCH_INDEX, ON_THIS_DAY, THEME, FORM, OFFLINE, "/huong-dan/")
)
"""What scripts fetch, and what a site has only where its settings ask for it."""
_PART = re.compile(r"trang/[1-9]\d*/index\.html\Z")
_LEAF = re.compile(r"(?:\d\d|khong-ro-thang)/(?:trang/[1-9]\d*/)?index\.html\Z")


def leads_nowhere(whole: Whole) -> Iterator[Problem]:
    """A link from a body to an address of the site leads to something."""
    paths = {output_path(address) for address in _addresses(whole)}
    for path, links in _links(whole):
        for target, line in links:
            linked = linked_path(target)
            if linked not in paths and not _undecided(linked, paths, complete=whole.complete):
                yield broken_link(path, line, target)


RULES: tuple[Callable[[Whole], Iterator[Problem]], ...] = (leads_nowhere,)


def _links(whole: Whole) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
    """What is shown to readers, and where its text leads."""
    for facts in whole.facts:
        if facts.status is Status.PUBLISHED:
            yield facts.path, facts.links
    for page in whole.plain_links:
        yield page.path, page.links


def _addresses(whole: Whole) -> Iterator[str]:
    yield from _FIXED
    yield from whole.plain_pages
    yield from (f"/{picture.path}" for picture in whole.pictures)
    yield from (f"/{path}" for path in whole.attachments)
    terms = whole.vocabulary.known()
    for vocabulary in TERM_FOLDERS:
        yield vocabulary_address(vocabulary)
        yield from (term_address(vocabulary, term) for term in terms[vocabulary])
    for facts in whole.facts:
        yield from _addresses_of(facts)


def _addresses_of(facts: Facts) -> Iterator[str]:
    """The pages there are because of a record; one that is withdrawn has its own alone."""
    if facts.status is not Status.DRAFT:
        yield facts.address
    if facts.status is Status.PUBLISHED:
        yield from map(year_address, facts.years)
        yield from (month_address(*month) for month in facts.months)
        yield from map(day_address, facts.days)
        # A date in EDTF begins with the year in which the meeting began.
        yield timeline_address(int(facts.event[:4]))


def _undecided(path: str, paths: set[str], *, complete: bool) -> bool:
    """Whether only a build can tell that there is something at a path of the output folder.

    Records with errors of their own may be what a link leads to, and make years, months, terms.
    """
    if path.startswith(_LEFT_TO_BUILDS) or (not complete and _follows_from_records(path)):
        return True
    part, leaf = _PART.search(path), _LEAF.search(path)
    if part and f"{path[: part.start()]}index.html" in paths:
        return True
    return bool(
        leaf
        and path.startswith(output_path(TIMELINE).removesuffix("index.html"))
        and f"{path[: leaf.start()]}index.html" in paths
    )


def _follows_from_records(path: str) -> bool:
    folders = (RECORDS, TIMELINE, *map(vocabulary_address, TERM_FOLDERS))
    return f"/{path}".startswith(folders)
