from pathlib import Path

import pytest

from tests.checks.language_samples import problems

FILES = sorted((Path(__file__).parent / "prose").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_correct_prose_raises_nothing(file: Path) -> None:
    assert [] == [problem.found for problem in problems(file.read_text(encoding="utf-8"))]


def test_there_is_much_of_it() -> None:
    paragraphs = [one for file in FILES for one in file.read_text(encoding="utf-8").split("\n\n")]

    assert len(paragraphs) >= 200
    assert len(set(paragraphs)) == len(paragraphs)
