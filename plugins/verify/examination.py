"""Sets all checks to work on an output: files and pages in workers, then what lies between them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from plugins.archive.crew import Crew
from plugins.archive.digests import digest_of
from plugins.verify.addresses import lost_addresses, promised
from plugins.verify.browser import SCENES, Scene, Sight, look, pages_to_open
from plugins.verify.budgets import Measure, overweight, sent_bytes, weigh
from plugins.verify.calendars import faulty_calendar, is_calendar
from plugins.verify.document import read_document, text
from plugins.verify.dublin_core import missing_elements
from plugins.verify.features import features_of
from plugins.verify.feeds import faulty_feed, is_feed
from plugins.verify.files import changed_files
from plugins.verify.findings import Check, Finding
from plugins.verify.integrity import refused_parts
from plugins.verify.likeness import alike
from plugins.verify.limits import LIMITS, Extent, measure_extent, outgrown_hosts
from plugins.verify.links import anchors, broken_anchors, broken_links
from plugins.verify.markup import faulty_markup
from plugins.verify.output import Output, is_unlisted, manifest_bytes, read_output
from plugins.verify.page import Page, PageFacts, shared
from plugins.verify.policy import unsafe_pages
from plugins.verify.site_map import faulty_site_map
from plugins.verify.structured import faulty_data

RULES_OF_PAGES: tuple[tuple[Check, Callable[[Page], Iterator[Finding]]], ...] = (
    (Check.HTML, faulty_markup),
    (Check.LINKS, broken_links),
    (Check.POLICY, unsafe_pages),
    (Check.INTEGRITY, refused_parts),
    (Check.DUBLIN_CORE, missing_elements),
    (Check.STRUCTURED, faulty_data),
)


@dataclass(frozen=True, slots=True)
class Order:
    """What to examine: the folder, the hosts it is for, and Chromium's program (or empty)."""

    output: Path
    hosts: tuple[str, ...]
    chromium: str
    scenes: tuple[Scene, ...] = SCENES


@dataclass(frozen=True)
class Examination:
    """What was seen: findings by check, counts, and seconds, which are for people alone."""

    base: str
    findings: Mapping[Check, tuple[Finding, ...]]
    examined: Mapping[Check, int]
    seconds: Mapping[Check, float]
    pages: Sequence[PageFacts]
    measures: tuple[Measure, ...]
    extent: Extent
    sights: tuple[Sight, ...]

    @property
    def all_findings(self) -> list[Finding]:
        """What all checks found, in their order."""
        return [finding for findings in self.findings.values() for finding in findings]


class _Part(NamedTuple):
    """What one check saw in one file, and the seconds that it took."""

    check: Check
    findings: tuple[Finding, ...]
    seconds: float


class _Tally:
    """What has been seen until now."""

    def __init__(self) -> None:
        self.findings: defaultdict[Check, list[Finding]] = defaultdict(list)
        self.examined: Counter[Check] = Counter()
        self.seconds: defaultdict[Check, float] = defaultdict(float)

    def add(self, check: Check, examined: int, findings: Iterable[Finding]) -> None:
        """Let a check find what it finds, and see how long it takes."""
        self.count(_timed(check, findings), examined)

    def count(self, part: _Part, examined: int = 1) -> None:
        """Take what a check has found."""
        self.findings[part.check].extend(part.findings)
        self.seconds[part.check] += part.seconds
        self.examined[part.check] += examined


def examine(order: Order, crew: Crew) -> Examination:
    """Examine an output, which has a manifest."""
    stamp = digest_of(manifest_bytes(order.output))
    output = read_output(order.output, stamp)
    tally = _Tally()
    tally.add(Check.FILES, len(output.files), changed_files(output))
    facts: list[PageFacts] = []
    for parts, of_page in crew.do_all(
        partial(examine_file, order.output, stamp), sorted(output.files)
    ):
        facts.extend(map(shared, of_page))
        for part in parts:
            tally.count(part)
    tally.add(Check.LINKS, 0, broken_anchors(facts))
    tally.add(Check.SITE_MAP, len(facts), faulty_site_map(facts, output))
    tally.add(Check.LIKENESS, len(facts), alike(facts))
    promises = promised(output)
    tally.add(Check.ADDRESSES, len(promises), lost_addresses(promises, output))
    measures = tuple(weigh(output, facts))
    tally.add(Check.BUDGETS, len(measures), overweight(measures))
    extent = measure_extent(output)
    tally.add(Check.LIMITS, len(LIMITS), outgrown_hosts(extent, order.hosts))
    sights = _watch(output, order, tally)
    findings = {check: tuple(sorted(set(tally.findings[check]))) for check in Check}
    return Examination(
        output.base, findings, tally.examined, tally.seconds, facts, measures, extent, sights
    )


def examine_file(folder: Path, stamp: bytes, path: str) -> tuple[list[_Part], list[PageFacts]]:
    """Examine a file by itself, in a worker; gives the facts of a page, and of others none."""
    output = read_output(folder, stamp)
    if path.endswith(".html"):
        return _examine_page(path, output)
    if is_feed(path):
        return [_timed(Check.FEEDS, faulty_feed(path, output))], []
    if is_calendar(path):
        return [_timed(Check.CALENDARS, faulty_calendar(path, output))], []
    return [], []


def _examine_page(path: str, output: Output) -> tuple[list[_Part], list[PageFacts]]:
    began = perf_counter()
    content = output.read(path)
    document = read_document(content)
    page = Page(path, output.files[path].template, content, document, output)
    read = perf_counter() - began
    first, *others = (_timed(check, rule(page)) for check, rule in RULES_OF_PAGES)
    # Reading takes most of the time, and is what finds the faults of HTML.
    return [first._replace(seconds=first.seconds + read), *others], [_facts(page)]


def _facts(page: Page) -> PageFacts:
    document = page.document
    return PageFacts(
        page.path,
        page.template,
        next((text(title) for title in document.all("title")), ""),
        "".join(document.metas("description")),
        not is_unlisted(page.path, " ".join(document.metas("robots"))),
        tuple(document.ids),
        anchors(page),
        features_of(page),
        sent_bytes(page.output, page.path, page.content),
    )


def _watch(output: Output, order: Order, tally: _Tally) -> tuple[Sight, ...]:
    """Open pages in browsers, and count what was seen there."""
    began = perf_counter()
    paths = pages_to_open(output)
    sights = look(output, paths, order.chromium, order.scenes)
    found = [pair for sight in sights for pair in sight.findings]
    for check in (Check.ACCESS, Check.BROWSER):
        tally.add(check, len(sights), (finding for of, finding in found if of is check))
    tally.seconds[Check.BROWSER] += perf_counter() - began
    return tuple(sights)


def _timed(check: Check, findings: Iterable[Finding]) -> _Part:
    began = perf_counter()
    found = tuple(findings)
    return _Part(check, found, perf_counter() - began)
