"""What lies beside files in production comes, stays and goes with them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from plugins.archive import build as building
from plugins.archive import signals
from plugins.archive.archive import Archive
from plugins.archive.companions import Served
from plugins.archive.page import AssetFolder
from tests.engine.building import Project, files
from tests.engine.test_any_change import Interrupted, dying_after

RECORD = "tin/2021/2021-09-16-trao-giay-khen.md"
PAGE = "tin/2021/trao-giay-khen/index.html"
BESIDE = {f"{PAGE}.br", f"{PAGE}.gz", f"{PAGE}.zst"}
PRODUCTION = {"HOSTS": ["nginx"], "FINGERPRINTS": True, "MINIFIED": True}


class Site:
    """The miniature archive as it is published, again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.project = Project(folder / "project")
        self.project.settings = dict(PRODUCTION)
        self.build()

    def build(self) -> set[str]:
        """Build, and give the paths of files that are new, others or gone."""
        before = self._states()
        self.project.build(self.output, self.folder / "stores")
        after = self._states()
        return {path for path in before | after if before.get(path) != after.get(path)}

    def is_as_built_from_nothing(self, name: str) -> bool:
        clean = self.folder / f"clean-{name}"
        self.project.build(clean, self.folder / f"no-stores-{name}")
        return files(clean) == files(self.output)

    def _states(self) -> dict[str, int]:
        return {
            path.relative_to(self.output).as_posix(): path.stat().st_ino
            for path in self.output.rglob("*.*")
            if path.is_file() and not path.name.startswith(".biennien")
        }


def test_what_lies_beside_a_file_follows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path)
    compressed: list[bytes] = []

    def counted(content: bytes, *_: object, **__: object) -> Served:
        compressed.append(content)
        return Served(content)

    with monkeypatch.context() as patch:
        patch.setattr(building, "compress", counted)
        assert set() == site.build()
        assert [] == compressed

    site.project.replace(RECORD, "summary: ", "summary: Tóm tắt khác. ")
    changed = site.build()
    assert {PAGE, *BESIDE} <= changed
    assert not any(path.startswith("theme") for path in changed)

    lost, cut = sorted(BESIDE)[:2]
    whole = (site.output / lost).read_bytes()
    (site.output / lost).unlink()
    (site.output / cut).write_bytes((site.output / cut).read_bytes()[:-1])
    assert {lost, cut} <= site.build() <= BESIDE
    assert whole == (site.output / lost).read_bytes()

    (site.project.content / RECORD).unlink()
    assert {PAGE, *BESIDE} <= site.build()
    assert not (site.output / PAGE).parent.exists()

    assert site.is_as_built_from_nothing("end")


def test_a_changed_style_changes_the_name_of_the_theme_and_all_pages(tmp_path: Path) -> None:
    site = Site(tmp_path)
    (before,) = site.output.glob("theme-*")
    sheet = min((site.project.theme / "static/css").glob("*.css"))
    sheet.write_text(f"{sheet.read_text('utf-8')}\n/* other */\n", encoding="utf-8")
    changed = site.build()
    (after,) = site.output.glob("theme-*")

    assert before != after
    assert {PAGE, *BESIDE, "index.html", "404.html", f"{after.name}/site.css.br"} <= changed
    assert "theme/images/emblem.svg" not in changed


def test_a_file_that_is_named_by_what_it_holds_is_compressed_for_other_hosts(
    tmp_path: Path,
) -> None:
    def pages(_archive: Archive, *, site: object) -> Iterator[AssetFolder]:
        assert site
        content = b"[1, 2, 3]\n" * 400
        yield AssetFolder("named", lambda _: {"1.json": lambda: content}, lambda: b"key")

    with signals.pages.connected_to(pages):
        site = Site(tmp_path)
        found = []
        for hosts in (["nginx"], [], ["gitlab"]):
            site.project.settings["HOSTS"] = hosts
            site.build()
            found.append({path.suffix for path in (site.output / "named").iterdir()})

    assert [{".json", ".br", ".zst", ".gz"}, {".json"}, {".json", ".br", ".gz"}] == found


def test_the_next_build_repairs_one_that_was_interrupted(tmp_path: Path) -> None:
    """Even where by then nothing shall lie beside files, or they are gone."""
    site = Site(tmp_path)
    for steps, hosts in ((500, ["gitlab"]), (30, [])):
        site.project.replace("vocabulary/organizations.yml", "name: ", f"name: K{steps} ")
        site.project.add_records(1 if hosts else 2)
        with dying_after(steps), suppress(Interrupted):
            site.build()
        (site.project.content / "tin/2023/2023-01-01-them-0.md").unlink()
        site.project.settings["HOSTS"] = hosts
        site.build()

        assert site.is_as_built_from_nothing(str(steps))
        beside = {path.suffix for path in site.output.rglob("*.html.*")}
        assert beside == ({".br", ".gz"} if hosts else set())
