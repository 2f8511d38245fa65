"""Each broken file breaks one rule; its name says which problem it gives, and on which line."""

import re
from pathlib import Path

import pytest

from tests.archive.samples import GOOD, TESTS, parse, problems

FILES = sorted((TESTS / "invalid").glob("*.md"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_broken_file_gives_its_problem_on_its_line(file: Path) -> None:
    code, line = re.fullmatch(r"([a-z0-9-]+)@(\d+)(?:-[a-z-]+)?", file.stem).groups()  # type: ignore[union-attr]

    found = problems(lambda: parse(file.read_bytes()))

    assert {(code, int(line))} == {(problem.code, problem.line) for problem in found}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_problem_speaks_vietnamese(file: Path) -> None:
    """Vietnamese shows in its letters; what a parser or pydantic says of its own is English."""
    for problem in problems(lambda: parse(file.read_bytes())):
        assert re.search("[^\x00-\x7f]", problem.found + problem.write)
        assert re.search("[^\x00-\x7f]", problem.write) or "có phải" in problem.write
        assert not re.search(r"\b(?:Input|should|expected|Error)\b", problem.found + problem.write)


def test_the_same_file_unbroken_is_good() -> None:
    assert "vi-du-2022" == parse(GOOD).metadata.id
