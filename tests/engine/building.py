"""Builds of the whole site in this process, as Pelican starts them."""

import shutil
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

from pelican.settings import read_settings

from plugins.archive.build import Tally
from plugins.archive.generator import ArchiveGenerator
from plugins.archive.manifest import MANIFEST

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "tests" / "site"
RECORD = """---
id: them-{number}
title: Hội nghị {title}
summary: Tóm tắt.
kind: hoi-nghi
category: tin-tuc
published: {day}
event:
  date: {day}
organizer: so-vi-du
tags:
- quy-che
---
Đoạn của {title}.
"""
PAGE = "---\ntitle: {title}\nsummary: Một trang.\n---\nMột đoạn.\n"


class Project:
    """A copy of the miniature archive and the theme, to be changed; ``settings`` may be too."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.theme = folder / "theme"
        self.settings: dict[str, object] = {}
        shutil.copytree(SITE, self.content)
        shutil.copytree(ROOT / "theme", self.theme, ignore=shutil.ignore_patterns("fonts"))
        for slug in ("lien-he", "khong-tim-thay"):
            self.write(f"trang/{slug}.md", PAGE.format(title=slug))

    def write(self, path: str, text: str) -> None:
        """Write a file of the content."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def add_records(self, count: int) -> None:
        """Write so many records more, a day apart."""
        for number in range(count):
            day = date(2023, 1, 1) + timedelta(number)
            text = RECORD.format(number=number, day=day, title=f"thứ {number}")
            self.write(f"tin/{day.year}/{day}-them-{number}.md", text)

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a text in a file of the content."""
        text = (self.content / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def build(self, output: Path, stores: Path) -> Tally:
        """Build into a folder, with the stores in another."""
        given = {"PATH": str(self.content), "THEME": str(self.theme), "STORE": str(stores)}
        settings = read_settings(str(ROOT / "pelicanconf.py"), override=given | self.settings)
        for name in settings["PLUGINS"]:
            import_module(name).register()
        generator = ArchiveGenerator(settings, str(self.content), str(self.theme), str(output))
        generator.generate_context()
        return generator.generate_output(None)


def files(folder: Path) -> dict[str, bytes]:
    """What is in an output folder, the manifest included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != f"{MANIFEST}.lock"
    }
