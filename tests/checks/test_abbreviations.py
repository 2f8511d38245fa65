import pytest

from tests.checks.language_samples import codes, problems


@pytest.mark.parametrize(
    "body",
    [
        "Ủy ban nhân dân (UBND) tỉnh họp. UBND giao việc.",
        "UNESCO, WHO, GDP, thế kỷ XIX, số 43/2022/NĐ-CP, TCVN 5945, ISO 9001, 51F, H5N1, 5 GB.",
    ],
)
def test_what_is_explained_or_known_everywhere_passes(body: str) -> None:
    assert [] == codes(body)


def test_declared_abbreviations_and_those_in_names_of_terms_pass() -> None:
    body = "Sở KH&CN và VNPT họp; CCVC dự."

    assert ["viet-tat-la"] * 3 == codes(body)
    assert ["viet-tat-la"] == codes(body, abbreviations="KH&CN: khoa học\nCCVC: công chức\n")
    assert ["viet-tat-la"] * 2 == codes(body, organizations="vnpt:\n  name: VNPT\n")


@pytest.mark.parametrize("short", ["UBND", "NLĐ", "GD&ĐT"])
def test_an_abbreviation_nobody_declared_is_told_once(short: str) -> None:
    (problem,) = problems(f"Theo {short} tỉnh, {short} huyện.")

    assert ("viet-tat-la", 4, 6) == (problem.code, problem.line, problem.column)
    assert f"“{short}” (2 lần)" in problem.found
    assert "vocabulary/abbreviations.yml" in problem.write
