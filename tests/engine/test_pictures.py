"""Pictures of a whole build: what is served of them, and what is not made twice."""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.archive import darkroom
from tests.archive.photos import TELLTALE, exif, packed, photo
from tests.conftest import serve
from tests.engine.building import Project, files

ORIGINAL = packed(photo(1440, 1080), "JPEG", exif=exif(6))
OTHER = packed(photo(400, 200), "JPEG")
WIDTHS = (360, 720, 1080)
PAGE = "tin/2022/hoi-nghi-ccvc/index.html"
OWN = "images/2022/anh.jpg"
DRAWN = "tin/2021/trao-giay-khen/chia-se.png"


@dataclass(frozen=True)
class Built:
    """An archive as it was built for production: what is served, and the stores."""

    project: Project
    made: dict[str, bytes]
    stores: Path

    def again(self, folder: Path, harm: Callable[[bytes], bytes] = bytes) -> dict[str, bytes]:
        """Build into another folder, with what the stores have after some harm to pictures."""
        stores = shutil.copytree(self.stores, folder / "stores")
        store = stores / "pictures.sqlite"
        store.write_bytes(harm(store.read_bytes()))
        self.project.build(folder / "output", stores)
        return files(folder / "output")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build once for all who change nothing of it."""
    folder = tmp_path_factory.mktemp("built")
    project = photographed(folder)
    made = build(project, folder)
    return Built(project, made, folder / "stores")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An archive to be changed."""
    return photographed(tmp_path)


def photographed(folder: Path) -> Project:
    """Make an archive where a record shows a photo, which is there by another name too."""
    project = Project(folder)
    project.settings |= {"PICTURE_WIDTHS": WIDTHS, "SHARE_PICTURES": True}
    record = "tin/2022/2022-09-16-hoi-nghi-ccvc.md"
    project.replace(record, "2022/bieu-do.svg", "2022/anh.jpg")
    project.replace(record, "2022/toan-canh.webp", "2022/bieu-do.svg")
    for name in ("anh.jpg", "anh-2.jpg"):
        project.content.joinpath("images/2022", name).write_bytes(ORIGINAL)
    return project


def build(project: Project, tmp_path: Path, name: str = "output") -> dict[str, bytes]:
    """Build into a folder, with the stores of all builds; gives what is there."""
    project.build(tmp_path / name, tmp_path / "stores")
    return files(tmp_path / name)


def offered(made: dict[str, bytes]) -> dict[str, str]:
    """Which picture the page of the record offers by its width, as a path."""
    sets = re.findall(r'<source[^>]* srcset="([^"]+)"', made[PAGE].decode())
    choices = (choice.split() for each in sets for choice in each.split(", "))
    return {width: address.removeprefix("../../../") for address, width in choices}


def test_production_serves_what_was_made(built: Built) -> None:
    made, choices = built.made, offered(built.made)

    assert {"360w", "720w", "1080w"} == choices.keys()
    assert {path for path in made if path.startswith("pictures/")} >= {*choices.values()}
    assert ORIGINAL not in made.values()
    assert not any(TELLTALE.encode() in file for file in made.values())
    assert made[OWN] == made["images/2022/anh-2.jpg"]
    assert b' width="1080" height="1440"' in made[PAGE]


def shared(made: dict[str, bytes], page: str) -> tuple[str, str, str]:
    """Which picture a page is shared with, as a path, and its size."""
    found = re.findall(r'<meta property="og:image\S*" content="(.+?)">', made[page].decode())
    address, width, height, _ = found
    return address.removeprefix("https://bien-nien.example/"), width, height


def test_a_page_is_shared_with_a_picture_made_of_pixels(built: Built) -> None:
    own = DRAWN.replace("chia-se.png", "index.html")

    assert (OWN, "1080", "1440") == shared(built.made, PAGE)
    assert ("chia-se.png", "1200", "630") == shared(built.made, "index.html")
    assert (DRAWN, "1200", "630") == shared(built.made, own)
    assert {"chia-se.png", DRAWN} < built.made.keys()
    assert PAGE.replace("index.html", "chia-se.png") not in built.made


def test_a_picture_is_drawn_where_what_it_says_has_changed(
    built: Built, project: Project, tmp_path: Path
) -> None:
    record = "tin/2021/2021-09-16-trao-giay-khen.md"
    (title,) = re.findall(r"title: .+", project.content.joinpath(record).read_text("utf-8"))
    project.replace(record, title, "title: Trao giấy khen lần hai")
    after = build(project, tmp_path)
    drawn = {path for path in after if path.endswith("chia-se.png")}

    assert {DRAWN} == {path for path in drawn if built.made[path] != after[path]}


def test_what_a_store_has_is_not_made_again(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(darkroom, "_develop", lambda *_, **__: pytest.fail("it was made again"))

    assert built.made == built.again(tmp_path)


def test_a_damaged_store_changes_nothing(built: Built, tmp_path: Path) -> None:
    assert built.made == built.again(tmp_path, lambda kept: kept[:20_000])


def test_a_part_that_the_store_lost_is_made_again(built: Built, tmp_path: Path) -> None:
    part = built.made[OWN][200:300]

    assert built.made == built.again(tmp_path, lambda kept: kept.replace(part, bytes(100)))


def test_others_serve_files_as_they_are_and_leave_the_store_alone(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(project, tmp_path)
    widths = project.settings.pop("PICTURE_WIDTHS")
    plain = build(project, tmp_path)
    project.settings["PICTURE_WIDTHS"] = widths
    monkeypatch.setattr(darkroom, "_develop", lambda *_, **__: pytest.fail("it was made again"))

    assert {} == offered(plain)
    assert not any(path.startswith("pictures/") for path in plain)
    assert ORIGINAL == plain[OWN]
    assert b' width="1080" height="1440"' in plain[PAGE]
    assert before == build(project, tmp_path)


def test_what_is_not_made_any_more_is_gone(project: Project, tmp_path: Path) -> None:
    before = offered(build(project, tmp_path))
    for name in ("anh.jpg", "anh-2.jpg"):
        project.content.joinpath("images/2022", name).write_bytes(OTHER)
    changed = build(project, tmp_path)

    assert not {*before.values()} & changed.keys()
    assert {*offered(changed).values()} <= changed.keys()
    assert changed == build(project, tmp_path, "elsewhere")


def test_other_widths_change_the_pages_that_offer_them(
    built: Built, project: Project, tmp_path: Path
) -> None:
    project.settings["PICTURE_WIDTHS"] = (50, 100)
    after = build(project, tmp_path)

    assert {"50w", "100w"} == offered(after).keys()
    assert built.made["gioi-thieu/index.html"] == after["gioi-thieu/index.html"]


@pytest.mark.parametrize(("pixels", "fetched"), [(1, "360w"), (2, "720w"), (3, "1080w")])
def test_a_phone_fetches_what_it_shows(
    built: Built, chromium: Browser, pixels: int, fetched: str
) -> None:
    with (
        serve(built.stores.with_name("output")) as url,
        chromium.new_context(
            viewport={"width": 360, "height": 740}, device_scale_factor=pixels
        ) as context,
    ):
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(f"{url}/")))
        page.goto(f"{url}/{PAGE}")
        image = page.locator(f'img[src$="{Path(OWN).name}"]')
        image.scroll_into_view_if_needed()
        page.wait_for_function("image => image.naturalWidth > 0", arg=image.element_handle())

    pictures = [path for path in asked if path.startswith(("pictures/", "images/2022/anh"))]
    assert [offered(built.made)[fetched]] == pictures


def test_a_picture_that_a_worker_cannot_make_is_told(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(darkroom, "_develop", _die)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    with pytest.raises(SystemExit, match=r"images/2022/anh\.jpg\n.*qua-suc.*\n.*không xử lý nổi"):
        build(project, tmp_path)


def _die(*_: object, **__: object) -> None:
    os._exit(1)
