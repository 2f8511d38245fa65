"""What holds for targets of every kind: what changed travels alone, and then the site is there."""

from pathlib import Path

from plugins.archive.sums import SUMS, read_sums
from tests.deploy.conftest import Place
from tests.deploy.samples import deploy, make_site, version


def test_what_changed_travels_alone_and_then_the_site_is_there(
    place: Place, tmp_path: Path
) -> None:
    first = make_site(tmp_path / "first", version(1))
    third = make_site(tmp_path / "third", version(3))
    other = make_site(tmp_path / "other", {**version(3), "robots.txt": b"* other"})

    assert f"gửi {len(version(1))} trong" in deployed(first, place)
    assert "Không có gì đổi" in deployed(first, place)
    deployed(third, place)
    assert version(3) == without_list(place)
    assert "gửi 1 trong" in deployed(other, place)

    assert b"* other" == place.files()["robots.txt"]
    assert version(3).keys() == read_sums(place.files()[SUMS]).keys()


def test_a_dry_run_tells_all_and_changes_nothing(place: Place, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", version(1))
    code, said = deploy(site, place.address, place.environment, dry_run=True)

    assert (0, f"{len(version(1))} tệp mới") == (code, said[: said.index(",")])
    assert not place.folder.parent.exists() or not place.folder.exists()


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
