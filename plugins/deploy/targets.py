"""The addresses of targets.

=========================  ==================================================================
``/srv/www/tin``           a folder of this machine that is switched (not on Windows)
``user@host:/srv/www/tin`` the same on another machine, by SSH
``file:/mnt/tin``          a plain folder, also one of another machine that is mounted here
``s3://bucket/folder``     storage with S3's interface
=========================  ==================================================================

A path with the letter of a drive of Windows is a plain folder.
"""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from plugins.deploy.folder import Folder
from plugins.deploy.machine import Machine
from plugins.deploy.ordered import Ordered
from plugins.deploy.published import Published
from plugins.deploy.refusal import Refusal
from plugins.deploy.s3 import open_s3
from plugins.deploy.switched import Switched

_FORMS = (
    re.compile(r"s3://(?P<bucket>[\w.-]+)/?(?P<prefix>.*)"),
    re.compile(r"file:(?://(?=/))?(?P<plain>.+)"),
    re.compile(r"(?P<plain>[A-Za-z]:[\\/].*)"),
    re.compile(r"(?P<switched>/.*)"),
    re.compile(r"(?P<host>(?!-)[\w.@-]+):(?!//)(?P<switched>.+)"),
)
_EXAMPLES = (
    "ghi một trong các dạng /srv/www/tin, tên@máy-chủ:/srv/www/tin, file:/thư-mục, s3://kho/thư-mục"
)


class Target(Protocol):
    """Where a site is brought to. All raise ``Refusal`` where it cannot be done."""

    def read(self, site: Published) -> Mapping[str, str]:
        """Give the sums of what is there; changes nothing."""

    def bring(self, site: Published, there: Mapping[str, str]) -> str:
        """Make the target have the site; gives what a web server is to be told."""


def open_target(address: str, environment: Mapping[str, str]) -> Target:
    """Give the target at an address; raises ``Refusal`` for what is none.

    ``RSYNC_RSH`` of the environment is the command for SSH, as ``rsync`` itself takes it.
    """
    found = next(filter(None, (form.fullmatch(address.strip()) for form in _FORMS)), None)
    given = found.groupdict() if found else {}
    match given:
        case {"bucket": str(bucket), "prefix": str(prefix)}:
            return Ordered(address, open_s3(bucket, prefix.strip("/"), environment))
        case {"plain": str(folder)}:
            return Ordered(address, Folder(Path(folder)))
        case {"host": str(host), "switched": str(folder)}:
            ssh = tuple(shlex.split(environment.get("RSYNC_RSH") or "ssh"))
            return Switched(Machine(host, ssh), folder.removeprefix("~/"))
        case {"switched": str(folder)}:
            return Switched(Machine(), folder)
    raise Refusal(f"Không hiểu nơi đến “{address}”", _EXAMPLES)
