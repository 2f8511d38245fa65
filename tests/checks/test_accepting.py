from plugins.archive.problems import Problem, Severity
from plugins.checks.accepting import AcceptedWarning, part_accepted
from plugins.checks.examine import Accepted

PATH = "tin/a.md"
TWICE = Problem(PATH, 9, 1, "lap-tu", "", "“đã” hai lần", "xóa một", Severity.WARNING)
AGAIN = Problem(PATH, 12, 1, "lap-tu", "", "“và” hai lần", "xóa một", Severity.WARNING)
ELSEWHERE = Problem("tin/b.md", 9, 1, "lap-tu", "", "“đã” hai lần", "xóa một", Severity.WARNING)
ERROR = Problem(PATH, 2, 1, "thieu-truong", "title", "không có title", "thêm title")
REASON = Accepted("lap-tu", "Câu thơ dẫn nguyên văn.", 5)


def test_a_warning_is_let_stand_where_its_file_says_why() -> None:
    standing, let_stand = part_accepted([TWICE, AGAIN, ELSEWHERE], {PATH: [REASON]})

    assert [ELSEWHERE] == standing
    assert [
        AcceptedWarning(TWICE, REASON.reason),
        AcceptedWarning(AGAIN, REASON.reason),
    ] == let_stand


def test_an_error_cannot_be_accepted() -> None:
    standing, let_stand = part_accepted([ERROR], {PATH: [Accepted("thieu-truong", "lười", 5)]})

    assert [] == let_stand
    assert [ERROR.code, "chap-nhan-thua"] == [problem.code for problem in standing]


def test_a_reason_for_nothing_is_a_problem_at_its_line() -> None:
    (problem,), _ = part_accepted([], {PATH: [REASON]})

    assert (PATH, 5, "chap-nhan-thua") == (problem.path, problem.line, problem.code)
    assert Severity.WARNING is problem.severity
    assert "lap-tu" in problem.found
