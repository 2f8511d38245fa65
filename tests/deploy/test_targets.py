"""What holds for targets of every kind: what changed travels alone, and then the site is there."""

import hashlib
from pathlib import Path

import obstore
import pytest

from plugins.archive.sums import SUMS, read_sums, write_sums
from plugins.deploy.s3 import open_s3
from tests.deploy.conftest import Place
from tests.deploy.samples import deploy, make_site, named_by_content, version


def test_what_changed_travels_alone_and_then_the_site_is_there(
    place: Place, tmp_path: Path
) -> None:
    files = version(1)
    site = make_site(tmp_path / "site", files)
    less = {path: content for path, content in files.items() if path != "tin/1/index.html"}
    less["robots.txt"] = b"* other"

    said = deploy(site, place.address, place.environment, dry_run=True)[1]
    assert f"{len(files)} tệp mới" in said
    assert not place.folder.exists()
    assert f"gửi {len(files)} trong {len(files)} tệp" in deployed(site, place)
    assert files == without_list(place)
    assert "Không có gì đổi" in deployed(site, place)
    assert "gửi 1 trong" in deployed(make_site(tmp_path / "less", less), place)
    assert less == without_list(place)

    assert less.keys() == read_sums(place.files()[SUMS]).keys()


def test_a_dry_run_tells_what_would_be_removed(plain: Place, tmp_path: Path) -> None:
    deployed(make_site(tmp_path / "site", version(1)), plain)
    before = plain.files()
    changed = make_site(tmp_path / "changed", version(2))

    said = deploy(changed, plain.address, plain.environment, dry_run=True)[1]

    assert "5 tệp bỏ đi: images/1.png, search/i/" in said
    assert before == plain.files()


def deployed(site: Path, place: Place) -> str:
    """Deploy a site; gives what was said."""
    code, said = deploy(site, place.address, place.environment)
    assert 0 == code, said
    return said


def without_list(place: Place) -> dict[str, bytes]:
    return {path: content for path, content in place.files().items() if path != SUMS}


@pytest.mark.parametrize("kind", ["plain", "switched"])
def test_what_tells_of_the_list_comes_with_it(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    place: Place = request.getfixturevalue(kind)
    site = make_site(tmp_path / "site", {"index.html": b"", "build-info.json": b"{}"})
    listed = write_sums({"index.html": hashlib.sha256(b"").hexdigest()})
    (site / SUMS).write_bytes(listed)
    deployed(site, place)

    assert {"index.html": b"", "build-info.json": b"{}", SUMS: listed} == place.files()


def test_a_storage_is_told_what_browsers_are_told(by_s3: Place, tmp_path: Path) -> None:
    shard = named_by_content("a")
    files = {"index.html": b"", shard: b"", "images/hội nghị #1.png": b""}
    deployed(make_site(tmp_path / "site", files), by_s3)

    assert files == without_list(by_s3)
    assert {
        "index.html": ("text/html; charset=utf-8", "public, max-age=300"),
        shard: ("application/octet-stream", "public, max-age=31536000, immutable"),
        SUMS: ("text/plain; charset=utf-8", "no-cache"),
    } == {path: told(by_s3, path) for path in ("index.html", shard, SUMS)}


def told(place: Place, path: str) -> tuple[str, str]:
    """Give the type of an object, and how long it is kept."""
    bucket = open_s3("kho", place.folder.name, place.environment)
    headers = obstore.get(bucket.store, path).attributes
    return headers["Content-Type"], headers["Cache-Control"]
