"""Links, held against all that a build of the miniature archive makes."""

from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.archive.inventory import take_inventory
from plugins.archive.page import AssetFolder
from plugins.archive.problems import Severity
from plugins.archive.reading import read_archive
from plugins.archive.site import make_site
from plugins.archive.source import read_source
from plugins.archive.urls import output_path, plain_address
from plugins.archive.values import Status
from plugins.archive.vocabulary import parse_vocabulary
from plugins.checks.examine import Examiner
from plugins.checks.links import leads_nowhere
from plugins.checks.whole import PlainLinks, Whole
from plugins.listings.pages import pages as listings
from plugins.plain_pages.pages import pages as plain_pages
from plugins.records.pages import pages as records
from plugins.search.pages import pages as search
from plugins.timeline.pages import pages as timeline
from tests.archive.samples import SITE
from tests.checks.sample_records import facts, whole

ROOT = Path(__file__).resolve().parents[2]
CAPABILITIES = (records, listings, timeline, search, plain_pages)
LETTERS = "x1/"


@pytest.fixture(scope="module")
def built() -> frozenset[str]:
    """The paths of all that a build makes, lists cut into parts of two records."""
    settings = read_settings(str(ROOT / "pelicanconf.py"), override={"PAGE_SIZE": 2})
    site = make_site(settings, date(2023, 1, 1))
    archive = read_archive(SITE)
    outputs = chain.from_iterable(pages(archive, site=site) for pages in CAPABILITIES)
    inventory = take_inventory(SITE)
    files = (output.path for output in outputs if not isinstance(output, AssetFolder))
    return frozenset([*files, *inventory.images, *inventory.attachments])


@pytest.fixture(scope="module")
def archive() -> Whole:
    """The miniature archive as rules between records see it."""
    inventory = take_inventory(SITE)
    sources = [read_source(SITE, path) for path in inventory.vocabulary]
    terms, _, _ = parse_vocabulary(sources)
    examiner = Examiner(terms, frozenset(), new_tones=False)
    paths = (*inventory.records, *inventory.plain_pages, *inventory.images)
    examined = [examiner.examine(SITE, path) for path in paths]
    return replace(
        whole(*(one.facts for one in examined if one.facts)),
        vocabulary=terms,
        pictures=[one.picture for one in examined if one.picture],
        attachments=[*inventory.attachments],
        plain_pages=frozenset(plain_address(Path(path).stem) for path in inventory.plain_pages),
        plain_links=[one.plain for one in examined if one.plain],
    )


def addresses(paths: frozenset[str]) -> list[str]:
    return sorted(f"/{path.removesuffix('index.html')}" for path in paths)


def broken(archive: Whole, targets: list[str]) -> list[str]:
    """Which of the targets lead nowhere, as far as can be told without a build."""
    page = PlainLinks("trang/thu.md", tuple((target, 9) for target in targets))
    problems = list(leads_nowhere(replace(archive, plain_links=[page])))
    assert all(problem.path == page.path and problem.line == 9 for problem in problems)
    return [problem.found.partition("“")[2].removesuffix("”") for problem in problems]


def test_the_miniature_archive_has_no_broken_link(archive: Whole) -> None:
    assert [] == list(leads_nowhere(archive))


def test_whatever_a_build_makes_is_found(archive: Whole, built: frozenset[str]) -> None:
    assert any("/trang/" in path for path in built)
    assert [] == broken(archive, addresses(built))
    assert [] == broken(archive, [f"{address}?a=1#muc" for address in addresses(built)])


def test_what_a_build_does_not_make_is_not_found(archive: Whole, built: frozenset[str]) -> None:
    """Addresses near real ones: one sign changed, or left out."""
    left_to_builds = ("/search/", "/ngay-nay/", "/theme/", "/quan-tri/", "/huong-dan/")
    near = {
        f"{address[:place]}{letter}{address[place + 1 :]}"
        for address in addresses(built)
        for place in range(1, len(address))
        for letter in (*LETTERS, "")
    }
    wrong = sorted(
        target
        for target in near
        if output_path(target) not in built
        and "/trang/" not in target
        and not target.startswith(left_to_builds)
    )

    assert len(wrong) > 1000
    assert wrong == broken(archive, wrong)


@pytest.mark.parametrize(
    "target",
    ["/tin/trang/9/", "/nhan-su/le-an/trang/2/", "/tin/2022/trang/1/", "/dong-thoi-gian/2022/03/"],
)
def test_a_part_of_a_list_that_is_there_is_left_to_the_build(archive: Whole, target: str) -> None:
    assert [] == broken(archive, [target])


@pytest.mark.parametrize(
    "target",
    [
        "/tin/2030/trang/1/",
        "/nhan-su/khong-ai/trang/2/",
        "/dong-thoi-gian/2030/03/",
        "/tin/2022/trang/0/",
        "/khong-tim-thay/",
    ],
)
def test_a_part_of_no_list_is_broken(archive: Whole, target: str) -> None:
    assert [target] == broken(archive, [target])


def test_drafts_are_neither_read_nor_reached() -> None:
    draft = facts("tin/b.md", "Xem [bài](/tin/khong-co/).", status="ban-nhap")
    other = facts("tin/a.md", f"Xem [bài]({draft.address}).", title="Hội nghị khác")
    other = replace(other, address="/tin/2022/khac/")

    problems = list(leads_nowhere(whole(draft, other)))

    assert Status.DRAFT is draft.status
    assert [("tin/a.md", "lien-ket-hong")] == [(one.path, one.code) for one in problems]
    assert [Severity.ERROR] == [one.severity for one in problems]


def test_a_marker_is_reached_and_what_was_withdrawn_makes_no_list() -> None:
    change = "- date: 2022-09-20\n  kind: rut-bai\n  note: Rút."
    gone = facts("tin/b.md", status="da-rut", changes=change)

    assert [] == broken(whole(gone), [gone.address])
    assert ["/tin/2022/09/"] == broken(whole(gone), ["/tin/2022/09/"])


def test_what_may_follow_from_records_with_errors_is_not_judged() -> None:
    targets = ["/tin/2019/bai-dang-sua/", "/tin/2019/07/", "/dong-thoi-gian/2019/", "/lien-hee/"]

    assert ["/lien-hee/"] == broken(whole(complete=False), targets)
