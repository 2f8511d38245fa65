"""The list of all addresses is whole, whether lists are made or stand."""

import re
from pathlib import Path

from tests.engine.building import Project


def test_all_pages_of_a_site_are_told_and_no_others(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    output = tmp_path / "output"
    site_map = output / "sitemap.xml"
    told = []
    for _ in range(2):
        project.build(output, tmp_path / "stores")
        told.append(
            re.findall(r"<loc>https://bien-nien.example(.*?)</loc>", site_map.read_text("utf-8"))
        )
        # Now lists stand, and nobody asks for them.
        project.replace("tin/2022/2022-09-16-hoi-nghi-ccvc.md", "kind:", "kind: ")
    pages = {
        f"/{path.relative_to(output).as_posix().removesuffix('index.html')}"
        for path in output.rglob("*.html")
        if not re.search(r'name="robots" content="noindex', path.read_text("utf-8"))
    }

    assert told[0] == told[1] == sorted(pages - {"/404.html"})
    assert "/tin/2022/bai-da-rut/" not in pages
