"""The theme's folder is named by what is in it; pictures keep their addresses."""

from base64 import b64decode
from hashlib import sha384
from pathlib import Path

import pytest

from plugins.archive.page import Asset
from plugins.archive.theme import Theme, fingerprint, theme_assets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in (
        ("css/a.css", "a {}"),
        ("css/b.css", "b {}"),
        ("js/a.js", "export {};"),
        ("fonts/a.woff2", "font"),
        ("images/emblem.svg", "<svg/>"),
    ):
        file = tmp_path / "static" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def paths(folder: Path, theme: Theme) -> list[str]:
    return sorted(asset.path for asset in theme_assets(folder, theme))


def test_without_a_fingerprint_nothing_is_checked(folder: Path) -> None:
    theme = Theme()

    assert ("/theme/", {}, False) == (theme.address, theme.sums, theme.lasts)
    below = [path.removeprefix("theme/") for path in paths(folder, theme)]
    assert ["fonts/a.woff2", "images/emblem.svg", "js/a.js", "site.css"] == below


def test_pictures_stay_and_the_rest_lies_in_the_folder(folder: Path) -> None:
    theme = fingerprint(folder)
    name = theme.address[1:]

    assert theme.lasts
    expected = [f"{name}fonts/a.woff2", f"{name}js/a.js", f"{name}site.css"]
    assert sorted([*expected, "theme/images/emblem.svg"]) == paths(folder, theme)
    assert f"/{name}js/a.js" == theme.place("/theme/js/a.js")
    assert "/theme/images/emblem.svg" == theme.place("/theme/images/emblem.svg")
    assert "/tin/" == theme.place("/tin/")


@pytest.mark.parametrize("path", ["css/b.css", "js/a.js", "fonts/a.woff2"])
def test_a_change_gives_the_folder_another_name(folder: Path, path: str) -> None:
    before = fingerprint(folder)
    file = folder / "static" / path
    file.write_text(f"{file.read_text('utf-8')} ", encoding="utf-8")

    assert before.address != fingerprint(folder).address


def test_another_name_of_a_file_gives_the_folder_another_name(folder: Path) -> None:
    before = fingerprint(folder)
    file = folder / "static" / "js" / "a.js"
    file.rename(file.with_name("b.js"))

    assert before.address != fingerprint(folder).address


def test_another_picture_changes_no_name(folder: Path) -> None:
    before = fingerprint(folder)
    (folder / "static" / "images" / "emblem.svg").write_text("<svg></svg>", encoding="utf-8")

    assert before == fingerprint(folder)


def test_digests_are_those_of_what_is_served(folder: Path) -> None:
    theme = fingerprint(folder)
    served = {f"/{asset.path}": asset for asset in theme_assets(folder, theme)}

    assert {"/theme/site.css", "/theme/js/a.js"} == theme.sums.keys()
    for address, digest in theme.sums.items():
        content = content_of(served[theme.place(address)])
        assert sha384(content).digest() == b64decode(digest.removeprefix("sha384-"))


def content_of(asset: Asset) -> bytes:
    return asset.content.read_bytes() if isinstance(asset.content, Path) else asset.content()
