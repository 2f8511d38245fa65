"""Whoever kills a deploy (SIGKILL) leaves readers a site that is whole, and the next one mends."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.deploy.conftest import Place
from tests.deploy.samples import broken, make_site, version
from tests.deploy.servers import Ssh
from tests.deploy.test_targets import deployed, without_list

DEPLOYS = """
import os, sys
from pathlib import Path
from tests.deploy.samples import deploy
sys.exit(deploy(Path(sys.argv[1]), sys.argv[2], os.environ)[0])
"""
# Dies after the file of this number, counted from nought; the first is the list.
DIES = """
import os, signal, sys
from plugins.deploy.folder import Folder
from plugins.deploy.s3 import Bucket
left = iter(range(int(sys.argv[3])))
def dying(put):
    def put_and_die(place, path, content):
        put(place, path, content)
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
    return put_and_die
Folder.put, Bucket.put = dying(Folder.put), dying(Bucket.put)
"""
# Counts connections in a file; the one of a number is done as told, and then all that deploys dies.
SSH = """#!/bin/sh
echo >> {counted}
if [ "$(wc -l < {counted})" -eq {number} ]; then
    {doing}
    kill -9 0
fi
exec {ssh} "$@"
"""
BRING, FINISH = 3, 4
"""Connections of a deploy, by their numbers."""


FIRST_FILES = '{{ dd bs=1 count=25000 status=none; kill -9 0; }} | {ssh} "$@"'
"""Lets some files through, and a part of one."""

FIRST_LINES = 'dd bs=1 count=1000 status=none | {ssh} "$@"'
"""Lets a part of the list through, and the other side believe that it was all."""


@pytest.mark.parametrize(
    ("number", "doing"),
    [(BRING, FIRST_FILES), (FINISH, ":"), (FINISH, FIRST_LINES)],
    ids=["some files", "all files", "some lines"],
)
def test_a_machine_shows_the_old_site_until_the_new_one_is_whole(
    ssh: Ssh, switched: Place, tmp_path: Path, number: int, doing: str
) -> None:
    dying = tmp_path / "dying-ssh"
    given = {"ssh": ssh.command(), "counted": tmp_path / "counted", "number": number}
    dying.write_text(SSH.format(doing=doing.format(ssh=ssh.command()), **given), encoding="utf-8")
    dying.chmod(0o755)
    deployed(make_site(tmp_path / "1", version(1)), switched)

    by_ssh = f"127.0.0.1:{switched.address}"
    new = make_site(tmp_path / "40", version(40))
    killed(DEPLOYS, new, by_ssh, {"RSYNC_RSH": str(dying)})
    assert version(1) == without_list(switched)

    deployed(new, switched)
    assert version(40) == without_list(switched)


@pytest.mark.parametrize("files", [0, 4, 12])
@pytest.mark.parametrize("kind", ["plain", "by_s3"])
def test_where_nothing_is_switched_pages_have_what_they_refer_to(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str, files: int
) -> None:
    place: Place = request.getfixturevalue(kind)
    deployed(make_site(tmp_path / "1", version(1)), place)

    new = make_site(tmp_path / "2", version(2))
    killed(DIES + DEPLOYS, new, place.address, place.environment, str(files))
    assert set() == broken(without_list(place))

    deployed(make_site(tmp_path / "4", version(4)), place)
    assert version(4) == without_list(place)


def test_only_some_releases_stay(switched: Place, tmp_path: Path) -> None:
    for number in range(5):
        deployed(make_site(tmp_path / str(number), version(number)), switched)
    releases = switched.folder.parent / "releases"
    assert 3 == len([*releases.iterdir()])

    deployed(tmp_path / "2", switched)
    assert version(2) == without_list(switched)
    assert 3 == len([*releases.iterdir()])


def test_what_was_damaged_there_is_mended(switched: Place, tmp_path: Path) -> None:
    deployed(make_site(tmp_path / "1", version(1)), switched)
    (switched.folder / "images/3.png").write_bytes(bytes(3000))
    deployed(make_site(tmp_path / "2", version(2)), switched)

    assert version(2) == without_list(switched)


def killed(
    program: str, site: Path, target: str, environment: Mapping[str, str], *more: str
) -> None:
    """Deploy in another process, and see it killed."""
    done = subprocess.run(
        [sys.executable, "-c", program, str(site), target, *more],
        cwd=ROOT,
        env={**os.environ, **environment},
        start_new_session=True,
        check=False,
        timeout=60,
    )
    assert -signal.SIGKILL == done.returncode
