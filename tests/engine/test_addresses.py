"""Rules among addresses hold in every build, whatever stands from the one before."""

from pathlib import Path

import pytest

from tests.engine.building import PAGE, Project

RECORD = "tin/2022/2022-09-16-hoi-nghi-ccvc.md"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write("trang/them.md", PAGE.format(title="Thêm"))
    project.replace(RECORD, "\n---\n", "\n---\nXem [trang thêm](/them/).\n\n")
    assert project.build(tmp_path / "output", tmp_path / "stores").written
    return project


def test_an_alias_of_a_plain_page_takes_no_address(project: Project, tmp_path: Path) -> None:
    page = PAGE.format(title="Thêm").replace("title:", "aliases: [/tin/]\ntitle:")
    project.write("trang/them.md", page)
    with pytest.raises(SystemExit, match=r"trang/them\.md.*\n?.*aliases"):
        project.build(tmp_path / "output", tmp_path / "stores")


def test_a_page_that_a_text_leads_to_does_not_go(project: Project, tmp_path: Path) -> None:
    (project.content / "trang" / "them.md").unlink()
    with pytest.raises(SystemExit, match="/them/"):
        project.build(tmp_path / "output", tmp_path / "stores")


def test_a_new_page_takes_no_address_of_a_record(project: Project, tmp_path: Path) -> None:
    project.write("trang/so-do.md", PAGE.format(title="Thêm"))
    with pytest.raises(SystemExit, match=r"trang/so-do\.md"):
        project.build(tmp_path / "output", tmp_path / "stores")
