"""What cannot be done is said with what to do, and leaves readers what they had."""

import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.archive.sums import SUMS
from tests.deploy.conftest import Place
from tests.deploy.samples import deploy, make_site, version
from tests.deploy.servers import Ssh
from tests.deploy.test_targets import deployed


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", version(1))


def test_a_machine_whose_key_is_not_known_is_not_trusted(ssh: Ssh, site: Path) -> None:
    said = refused(site, "127.0.0.1:www", {"RSYNC_RSH": ssh.command(known="nobody_known")})

    assert "chạy «ssh 127.0.0.1» một lần" in said


def test_a_key_that_the_machine_does_not_know(ssh: Ssh, site: Path) -> None:
    said = refused(site, "127.0.0.1:www", {"RSYNC_RSH": ssh.command(key="stranger")})

    assert "không nhận khóa SSH" in said


def test_a_machine_that_does_not_answer(ssh: Ssh, site: Path) -> None:
    nowhere = ssh.command().replace(str(ssh.port), "9")

    assert "Không nối được tới máy" in refused(site, "127.0.0.1:www", {"RSYNC_RSH": nowhere})


def test_a_program_that_is_missing_here(site: Path) -> None:
    said = refused(site, "127.0.0.1:www", {"RSYNC_RSH": "no-such-ssh"})

    assert "Máy này không có lệnh no-such-ssh" in said


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("rsync: write failed: No space left on device (28)", "Hết chỗ trống trên đĩa"),
        ("bash: line 1: rsync: command not found", "không có rsync"),
        ("mkdir: cannot create directory 'www': Permission denied", "Không ghi được vào thư mục"),
        ("of a kind nobody thought of", "of a kind nobody thought of"),
    ],
)
def test_what_another_machine_says_is_understood(
    site: Path, tmp_path: Path, said: str, told: str
) -> None:
    ssh = tmp_path / "ssh"
    ssh.write_text(f"echo {shlex.quote(said)} >&2; exit 1", encoding="utf-8")

    assert told in refused(site, "may-chu:www", {"RSYNC_RSH": f"sh {ssh}"})


def test_what_others_put_in_the_place_of_the_link_stays(switched: Place, site: Path) -> None:
    switched.folder.mkdir(parents=True)
    (switched.folder / "index.html").touch()

    assert "không do lệnh này đặt" in refused(site, switched.address, {})
    assert {"index.html": b""} == switched.files()


def test_a_folder_or_a_storage_with_files_of_others_stays_as_it_is(
    plain: Place, by_s3: Place, site: Path
) -> None:
    for place in (plain, by_s3):
        place.folder.mkdir(parents=True)
        (place.folder / "of-somebody.txt").touch()

        assert "không do lệnh này đưa lên" in refused(site, place.address, place.environment)
        assert {"of-somebody.txt": b""} == place.files()


def test_a_list_that_nobody_can_read_tells_nothing_of_what_to_remove(
    plain: Place, site: Path
) -> None:
    deployed(site, plain)
    (plain.folder / SUMS).write_bytes(b"cut")

    assert f"tệp {SUMS}" in refused(site, plain.address, {})


def test_a_disk_that_is_full_leaves_the_old_page(plain: Place, site: Path, tmp_path: Path) -> None:
    deployed(site, plain)
    (plain.folder / "index.html.partial").symlink_to("/dev/full")
    changed = make_site(tmp_path / "changed", {**version(1), "index.html": b"other"})

    assert "chỗ trống trên đĩa" in refused(changed, plain.address, {})
    assert version(1)["index.html"] == plain.files()["index.html"]


def test_a_storage_says_which_key_or_bucket_is_wrong(by_s3: Place, site: Path) -> None:
    known = by_s3.environment
    nowhere = {**known, "AWS_ENDPOINT_URL": "http://127.0.0.1:9"}

    assert "Thiếu biến môi trường AWS_ACCESS_KEY_ID" in refused(site, by_s3.address, {})
    assert "SignatureDoesNotMatch" in refused(
        site, by_s3.address, {**known, "AWS_SECRET_ACCESS_KEY": "sai"}
    )
    assert "kho-khac (NoSuchBucket): kiểm tra tên kho" in refused(site, "s3://kho-khac", known)
    assert "Generic S3 error" in refused(site, by_s3.address, nowhere)


def test_a_site_that_is_not_what_was_published_stays_here(
    plain: Place, switched: Place, site: Path
) -> None:
    (site / SUMS).write_bytes(b"cut")
    assert f"{SUMS} hỏng" in refused(site, plain.address, {})

    (site / SUMS).write_text(f"{'a' * 64}  robots.txt\n", encoding="utf-8")
    assert "robots.txt: FAILED" in refused(site, switched.address, {})
    assert not switched.folder.exists()
    assert "robots.txt đã đổi từ lần publish" in refused(site, plain.address, {})

    (site / SUMS).write_text(f"{'a' * 64}  no-such.txt\n", encoding="utf-8")
    assert "no-such.txt" in refused(site, plain.address, {})

    (site / SUMS).unlink()
    assert "không phải kết quả trọn vẹn của publish" in refused(site, plain.address, {})


@pytest.mark.parametrize("address", ["www", "ftp://host/www", "https://host/", "s3://", "-oX:a"])
def test_an_address_of_no_kind_is_told_the_kinds(site: Path, address: str) -> None:
    assert "ghi một trong các dạng" in refused(site, address, {})


def test_no_address_at_all_says_where_to_write_one(site: Path) -> None:
    code, said = deploy(site, "", {})

    assert (2, True) == (code, "DEPLOY_TO" in said)


def refused(site: Path, target: str, environment: Mapping[str, str]) -> str:
    """Deploy in vain; gives what was said."""
    code, said = deploy(site, target, environment)
    assert 1 == code, said
    return said
