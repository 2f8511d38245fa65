"""What an editor may type for a term, and how the Tab key helps."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.archive.reading import read_archive
from plugins.archive.vocabulary import Organization
from plugins.skeletons.completion import HAS_COMPLETION, completing
from plugins.skeletons.terms import NoSuchTerm, find_term
from tests.archive.samples import SITE

ROOT = Path(__file__).parents[2]
UNITS = {
    "so-khcn-khanh-hoa": Organization(
        name="Sở Khoa học và Công nghệ Khánh Hòa", short_name="Sở KH&CN Khánh Hòa"
    ),
    "so-khcn-ben-tre": Organization(name="Sở Khoa học và Công nghệ Bến Tre"),
    "trung-tam-phat-trien": Organization(
        name="Trung tâm Phát triển", variants=("Trung tâm PT KH&CN",)
    ),
    "trung-tam": Organization(name="Trung tâm"),
}


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("so-khcn-ben-tre", "so-khcn-ben-tre"),
        ("Sở Khoa học và Công nghệ Bến Tre", "so-khcn-ben-tre"),
        ("SO KHCN BEN TRE", "so-khcn-ben-tre"),
        ("bến tre", "so-khcn-ben-tre"),
        ("khanh hoa", "so-khcn-khanh-hoa"),
        ("Sở KH&CN Khánh Hòa", "so-khcn-khanh-hoa"),
        ("pt kh&cn", "trung-tam-phat-trien"),
        ("trung tâm", "trung-tam"),
    ],
)
def test_a_term_is_known_by_any_of_its_names_or_a_part_of_one(typed: str, term: str) -> None:
    assert term == find_term(typed, UNITS)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("khcn", ["so-khcn-khanh-hoa", "so-khcn-ben-tre"]),
        ("trung tan", ["trung-tam", "trung-tam-phat-trien"]),
        ("zzz", []),
    ],
)
def test_what_is_no_term_is_told_with_the_nearest(typed: str, near: list[str]) -> None:
    with pytest.raises(NoSuchTerm, match=f"không có “{typed}”") as caught:
        find_term(typed, UNITS)

    assert near == list(caught.value.near)


def test_nothing_typed_is_no_term() -> None:
    with pytest.raises(NoSuchTerm):
        find_term("", {"mot": UNITS["trung-tam"]})


def test_completing_changes_nothing_where_there_is_no_completion(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("plugins.skeletons.completion.HAS_COMPLETION", False)

    with completing(["a"]):
        pass


if HAS_COMPLETION:
    import pty

    PROGRAM = """
import sys
from pathlib import Path
from plugins.skeletons.command import run_new
from plugins.skeletons.questions import Given
sys.exit(run_new(Path(sys.argv[1]), Given(), input, sys.stdout, sys.stderr))
"""

    def test_the_tab_key_completes_a_term_on_a_real_terminal(tmp_path: Path) -> None:
        """Typed at once: the terminal keeps what comes before it is asked for."""
        (unit,) = (u for u in read_archive(SITE).vocabulary.organizations if u.startswith("so-v"))
        (tmp_path / "vocabulary").mkdir()
        for file in (SITE / "vocabulary").iterdir():
            (tmp_path / "vocabulary" / file.name).write_bytes(file.read_bytes())
        terminal, end = pty.openpty()
        program = [sys.executable, "-c", PROGRAM, str(tmp_path)]
        child = subprocess.Popen(program, stdin=end, stdout=end, stderr=end, cwd=ROOT)
        os.close(end)
        os.write(terminal, b"dai\t\rabcdefghijklmnopqrstuvwxyz\r2023\rso-v\t\r\r")
        said = b""
        while part := read(terminal):
            said += part

        os.close(terminal)
        assert 0 == child.wait()
        assert re.search(rf"tổ chức: {unit}", said.decode())
        assert (tmp_path / "tin/2023/2023-abcdefghijklmnopqrstuvwxyz.md").is_file()

    def read(terminal: int) -> bytes:
        try:
            return os.read(terminal, 4096)
        except OSError:  # Linux says so where others say nothing: the other end is closed
            return b""
