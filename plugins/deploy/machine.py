"""A machine that is told by its shell what to do: this one, or another by SSH."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.deploy.refusal import Refusal

# Nobody is asked anything: a question in CI would wait for ever. A host that is gone is noticed.
_QUIET = ("-oBatchMode=yes", "-oConnectTimeout=20", "-oServerAliveInterval=15")

# Only files that are named travel, and a web server may read them where they come to lie. What is
# cut short stays in a folder of its own.
_LISTED = (
    *("--files-from=-", "--from0", "--protect-args", "--timeout=120"),
    *("--perms", "--chmod=D755,F644", "--temp-dir=.incoming"),
)

_UNREACHABLE = (
    r"Could not resolve|Connection (?:refused|closed|reset)|timed out|No route to host|"
    r"Network is unreachable"
)
_FAULTS = (
    (
        r"Host key verification failed|IDENTIFICATION HAS CHANGED",
        "Chưa biết, hoặc không còn nhận ra, khóa của máy {host}",
        "so dấu vân tay với người quản trị rồi chạy «ssh {host}» một lần; trong CI: known_hosts",
    ),
    (
        r"Permission denied \(|Load key|Too many authentication failures",
        "Máy {host} không nhận khóa SSH",
        "xem lại tên người dùng, khóa riêng, và authorized_keys ở máy ấy",
    ),
    (
        _UNREACHABLE,
        "Không nối được tới máy {host}",
        "kiểm tra tên máy, cổng SSH, mạng rồi chạy lại",
    ),
    (
        r": FAILED",
        "Có tệp trên máy {host} không đúng như lúc publish",
        "chạy lại «python3 tasks.py publish» rồi deploy",
    ),
    (
        r"No space left|Disk quota exceeded",
        "Hết chỗ trống trên đĩa của máy {host}",
        "dọn bớt đĩa rồi chạy lại",
    ),
    (
        r"rsync: (?:command )?not found|rsync: No such file",
        "Máy {host} không có rsync",
        "cài gói rsync ở máy ấy",
    ),
    (
        r"Permission denied|Read-only file system|Operation not permitted|Not a directory",
        "Không ghi được vào thư mục đích trên máy {host}",
        "kiểm tra đường dẫn và giao thư mục ấy cho người dùng deploy",
    ),
)
_INSTALL = (
    "cài nó (Debian, Ubuntu: apt-get install rsync openssh-client; Windows: dùng file: hoặc s3:)"
)
_SHOWN = 300
"""Characters of what a program said that are shown: the last ones say why."""


@dataclass(frozen=True)
class Machine:
    """This machine, or where ``ssh``, a command and its options, leads to a ``host``."""

    host: str = ""
    ssh: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What people call it."""
        return self.host or "này"

    def shell(self, script: str, *arguments: str, given: bytes = b"") -> str:
        """Run a script of the shell; gives what it printed, raises ``Refusal`` where it failed."""
        command = ["sh", "-c", script, "sh", *arguments]
        away = [*self.ssh, *_QUIET, "--", self.host, shlex.join(command)]
        return self._run(away if self.host else command, given)

    def bring(self, source: Path, folder: str, paths: Iterable[str], like: str) -> None:
        """Bring files of a folder here to one there; raises ``Refusal`` where that failed.

        What is the same in the folder ``like``, named from the one there, is linked to it.
        """
        by_ssh = ("--compress", f"--rsh={shlex.join([*self.ssh, *_QUIET])}") if self.host else ()
        same = ("--checksum", f"--link-dest={like}")
        target = f"{self.host}:{folder}/" if self.host else f"{folder}/"
        self._run(
            ["rsync", *by_ssh, *_LISTED, *same, f"{source}/", target], "\0".join(paths).encode()
        )

    def _run(self, command: list[str], given: bytes) -> str:
        try:
            done = subprocess.run(  # noqa: S603 - made here, what is from outside is quoted
                command, input=given, capture_output=True, check=False, env=_in_english()
            )
        except FileNotFoundError:
            raise Refusal(f"Máy này không có lệnh {command[0]}", _INSTALL) from None
        if done.returncode:
            raise self._refusal(done.stderr.decode(errors="replace"), done.returncode)
        return done.stdout.decode(errors="replace")

    def _refusal(self, said: str, code: int) -> Refusal:
        for pattern, found, remedy in _FAULTS:
            if re.search(pattern, said):
                host = {"host": self.name}
                return Refusal(f"{found.format(**host)} ({_last(said)})", remedy.format(**host))
        found = f"Lệnh trên máy {self.name} không xong, mã {code} ({_last(said)})"
        return Refusal(found, "xem lời báo ấy, sửa rồi chạy lại")


def _in_english() -> dict[str, str]:
    """Give the environment in which programs, there too, say what ``_FAULTS`` knows."""
    return {**os.environ, "LC_ALL": "C"}


def _last(said: str) -> str:
    return " / ".join(line.strip() for line in said.splitlines() if line.strip())[-_SHOWN:]
