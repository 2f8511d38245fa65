from plugins.archive.problems import Invalid, Problem, format_problems

FIRST = Problem("tin/a.md", 2, 1, "thieu-truong", "title", "không có title", "thêm title")
SECOND = Problem("tin/a.md", 10, 3, "lien-ket-hong", "", "“/x/”", "địa chỉ có thật")
OTHER = Problem("tin/b.md", 1, 1, "tep-rong", "", "tệp rỗng", "viết bài")


def test_problems_are_laid_out_by_file_and_line() -> None:
    assert """\
tin/a.md
  dòng 2, cột 1, trường title [thieu-truong]
    thấy: không có title
    cần:  thêm title
  dòng 10, cột 3 [lien-ket-hong]
    thấy: “/x/”
    cần:  địa chỉ có thật

tin/b.md
  dòng 1, cột 1 [tep-rong]
    thấy: tệp rỗng
    cần:  viết bài

Có 3 lỗi trong 2 tệp. Chưa ghi gì ra trang.""" == format_problems([OTHER, SECOND, FIRST, FIRST])


def test_invalid_keeps_each_problem_once_in_order() -> None:
    assert (FIRST, SECOND, OTHER) == Invalid([OTHER, FIRST, SECOND, FIRST]).problems
