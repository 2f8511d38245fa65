"""The benchmark of builds, on a tiny archive and without our peers."""

import subprocess
import sys
from pathlib import Path

import pelican
import pytest

from bench.archive_text import OwnProse
from bench.build import COLD, SCENARIOS, UNCHANGED, Run, table, take_round
from bench.builders import (
    BODY,
    EDITS,
    TEMPLATE,
    TITLE,
    UNIT,
    Builder,
    Edit,
    Edited,
    choose_edited,
    set_up_ours,
    set_up_peers,
)
from bench.make_archive import make_archive
from bench.measuring import Cost
from bench.peers.environment import Peers
from plugins.archive.reading import read_archive

RECORDS = 20
# The Pelican that ours is built on does for a test; no test needs Hugo.
PEERS = Peers(
    Path(sys.executable),
    Path("hugo"),
    Path(pelican.__file__).with_name("themes") / "simple",
    {},
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    make_archive(tmp_path / "content", RECORDS, OwnProse())
    return tmp_path / "content"


@pytest.fixture
def builders(tmp_path: Path, content: Path) -> list[Builder]:
    edited = choose_edited(content)
    ours = set_up_ours(tmp_path / "ours", content, edited)
    return [ours, *set_up_peers(tmp_path / "peers", content, edited, PEERS)]


def test_an_edit_changes_what_it_says_each_time_and_nothing_else(
    tmp_path: Path, builders: list[Builder]
) -> None:
    edited = choose_edited(tmp_path / "content")
    new = {
        BODY: "Thêm một câu, lần {}.",
        TITLE: ": Tên bài lần {}\n",
        UNIT: f"{edited.name} lần {{}}",
        TEMPLATE: "<p>Bản {}</p>",
    }
    for builder in builders:
        for name in EDITS:
            for number in (1, 2):
                before = texts(builder.folder)
                builder.edits[name].make(number)
                after = texts(builder.folder)
                changed = {file for file in after if after[file] != before[file]}
                assert changed == set(builder.edits[name].files)
                assert all(new[name].format(number) in after[file] for file in changed)
                assert all(
                    len(set(after[file].splitlines()) - set(before[file].splitlines())) == 1
                    for file in changed
                )


def test_the_newest_record_is_edited(content: Path) -> None:
    records = read_archive(content).records
    (content / "tin/2030").mkdir()
    (content / "tin/2030/2030-khoang-nam.md").write_text("---\ntitle: Năm 2030\n---\n", "utf-8")
    (content / "tin/2030/2030-01-02-ban-nhap.md").write_text(
        "---\nstatus: ban-nhap\n---\n", "utf-8"
    )

    assert records[0].path == choose_edited(content).record


def test_pelican_renames_the_unit_wherever_it_stands(builders: list[Builder]) -> None:
    pelican = builders[-1]
    edited = choose_edited(pelican.folder.parents[1] / "content")

    assert edited.records == len(pelican.edits[UNIT].files)


def test_an_edit_that_changes_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")

    with pytest.raises(ValueError, match="changes nothing"):
        Edit((tmp_path / "file",), lambda text, _: text).make(1)


def test_a_round_of_ours_and_pelican(builders: list[Builder]) -> None:
    ours, _, pelican = builders

    runs = {(run.builder, run.scenario): run for run in take_round([ours, pelican], 1)}

    assert set(runs) == {(name, scenario) for name in ("ours", "Pelican") for scenario in SCENARIOS}
    for name in ("ours", "Pelican"):
        assert runs[name, COLD].written == runs[name, COLD].files
    assert 0 == runs["ours", UNCHANGED].written
    for builder, scenario in ((ours, TITLE), (pelican, TITLE)):
        said = [file for file, text in texts(builder.output).items() if "Tên bài" in text]
        assert len(said) > 1, (builder.name, scenario)
    for builder in (ours, pelican):
        pages = builder.output.glob("tin/*/*/index.html")
        marked = [page for page in pages if "Bản 1" in page.read_text(encoding="utf-8")]
        assert len(marked) >= RECORDS - 2


def test_the_project_is_copied_and_its_environment_not_changed(builders: list[Builder]) -> None:
    project = builders[0].folder / "project"

    assert (project / ".venv" / "bin").resolve() == (Path(sys.prefix) / "bin").resolve()
    assert not (project / ".venv" / "installed.txt").is_symlink()
    assert not (project / ".git").exists()


def test_the_table_tells_medians_and_ratios() -> None:
    runs = [
        Run(name, scenario, Cost(wall, 1, 1), 1, 1)
        for scenario in SCENARIOS
        for name, wall in (("ours", 1.0), ("ours", 3.0), ("ours", 9.0), ("Hugo", 2.0))
    ]

    lines = list(table(1000, Edited("", "", "", 7), ["ours", "Hugo"], runs))

    assert "| cold | 3.00 | 2.00 | 1.50 |" in lines
    assert "Medians of rounds: ours 3, Hugo 1. The unit is named by 7 records.\n" in lines


def test_the_bench_says_how_it_is_used() -> None:
    bench = Path(__file__).resolve().parents[2] / "bench" / "build.py"
    done = subprocess.run([sys.executable, bench, "--help"], check=True, capture_output=True)

    assert b"--ours-only" in done.stdout


def texts(folder: Path) -> dict[Path, str]:
    return {
        file: file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if ".venv" not in file.parts and file.suffix in {".md", ".yml", ".html"} and file.is_file()
    }
