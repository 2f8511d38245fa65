"""What a change touches: the pages that show it, and no others, however large the archive is."""

import pytest

from tests.engine.building import RECORD, Project, files

RECORDS = 300
DAY = "2023-06-15"
"""A day in the middle of the records."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("bounds"))
    project.add_records(RECORDS)
    project.build(project.content.parent / "output", project.content.parent / "stores")
    return project


def changed(project: Project) -> set[str]:
    """Build, and give the pages that are other than before: changed, new or gone."""
    output = project.content.parent / "output"
    before = files(output)
    project.build(output, project.content.parent / "stores")
    after = files(output)
    return {
        path
        for path in before.keys() | after.keys()
        if path.endswith(".html") and before.get(path) != after.get(path)
    }


def showing(project: Project, text: str) -> set[str]:
    """Give the pages that show a text."""
    return {
        path
        for path, content in files(project.content.parent / "output").items()
        if path.endswith(".html") and text in content.decode()
    }


def test_a_body_touches_its_page(project: Project) -> None:
    project.replace(f"tin/2023/{DAY}-them-165.md", "Đoạn của", "Một đoạn của")

    assert {"tin/2023/them-165/index.html"} == changed(project)


def test_a_title_touches_the_pages_that_show_it(project: Project) -> None:
    project.replace(f"tin/2023/{DAY}-them-165.md", "title: Hội nghị", "title: HỘI NGHỊ LẠ")
    touched = changed(project)

    assert showing(project, "HỘI NGHỊ LẠ") == touched
    assert 8 < len(touched) < 40


def test_a_new_record_touches_tens_of_pages(project: Project) -> None:
    text = RECORD.format(number=9999, title="mới", day="2024-03-01")
    project.write("tin/2024/2024-03-01-moi.md", text)

    assert 10 < len(changed(project)) < 60


def test_the_name_of_a_unit_touches_the_records_that_name_it(project: Project) -> None:
    project.replace("vocabulary/organizations.yml", "Chi bộ", "CHI BỘ LẠ")
    touched = changed(project)

    assert showing(project, "CHI BỘ LẠ") <= touched
    assert 0 < len(touched) < RECORDS / 4


def test_a_template_touches_its_pages(project: Project) -> None:
    template = project.theme / "templates" / "withdrawn.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("<h1", "<p>x</p><h1"), encoding="utf-8")
    touched = changed(project)

    assert {"tin/2022/bai-da-rut/index.html"} == touched
