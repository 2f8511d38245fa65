from plugins.archive.problems import Invalid, Problem, Severity, rule_link

FIRST = Problem("tin/a.md", 2, 1, "thieu-truong", "title", "không có title", "thêm title")
SECOND = Problem("tin/a.md", 10, 3, "lien-ket-hong", "", "“/x/”", "địa chỉ có thật")
OTHER = Problem("tin/b.md", 1, 1, "tep-rong", "", "tệp rỗng", "viết bài")


def test_invalid_keeps_each_problem_once_in_order() -> None:
    assert (FIRST, SECOND, OTHER) == Invalid([OTHER, FIRST, SECOND, FIRST]).problems


def test_a_problem_is_an_error_unless_it_says_otherwise() -> None:
    assert Severity.ERROR is FIRST.severity


def test_every_code_leads_into_the_guide() -> None:
    assert "docs/huong-dan-bien-tap.md#tep-rong" == rule_link(OTHER.code)
