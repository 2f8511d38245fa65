"""Real servers to deploy to, on ports of this machine: OpenSSH's, and one with S3's interface."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

SSHD = Template("""
ListenAddress 127.0.0.1:$port
HostKey $folder/host
AuthorizedKeysFile $folder/key.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
MaxStartups 50
""")
KEYS = {"AWS_ACCESS_KEY_ID": "thu", "AWS_SECRET_ACCESS_KEY": "chi-de-thu"}


@dataclass(frozen=True)
class Ssh:
    """A running sshd: its port, and the folder with its keys and those of its user."""

    port: int
    folder: Path

    def command(self, key: str = "key", known: str = "known_hosts") -> str:
        """Give the command for SSH that leads to it, with one of the keys in the folder."""
        options = f"-oUserKnownHostsFile={self.folder / known} -oStrictHostKeyChecking=yes"
        return f"ssh -F none -p {self.port} -oIdentitiesOnly=yes {options} -i {self.folder / key}"


@contextmanager
def sshd(folder: Path) -> Iterator[Ssh]:
    """Run sshd for whoever runs the tests, with keys of its own."""
    for name in ("host", "key", "stranger"):
        _make_key(folder / name)
    port = _free_port()
    host = (folder / "host.pub").read_text(encoding="ascii")
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {host}", encoding="ascii")
    (folder / "nobody_known").touch()
    configuration = folder / "sshd_config"
    configuration.write_text(SSHD.substitute(folder=folder, port=port), encoding="utf-8")
    if os.geteuid() == 0:
        # Started by root it wants this folder, which the system makes when it starts.
        Path("/run/sshd").mkdir(exist_ok=True)
    command = ["/usr/sbin/sshd", "-D", "-e", "-f", str(configuration)]
    with _running(command, {}, "Server listening"):
        yield Ssh(port, folder)


@contextmanager
def s3(folder: Path) -> Iterator[Mapping[str, str]]:
    """Run a storage with the bucket ``kho``; gives the environment that leads to it."""
    (folder / "kho").mkdir()
    port = _free_port()
    program = Path(sys.executable).with_name("nanio")
    where = ("--data-dir", str(folder), "--host", "127.0.0.1", "--port", str(port))
    keys = {"NANIO_ACCESS_KEY": KEYS["AWS_ACCESS_KEY_ID"]}
    keys |= {"NANIO_SECRET_KEY": KEYS["AWS_SECRET_ACCESS_KEY"]}
    command = [str(program), "serve", *where, "--no-access-log"]
    with _running(command, keys, "Uvicorn running"):
        yield {**KEYS, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}


def _make_key(file: Path) -> None:
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(file)],  # noqa: S607 - as found
        check=True,
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], environment: Mapping[str, str], ready: str) -> Iterator[None]:
    """Run a server until the end; what it says after it is ready goes nowhere."""
    with subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr
        said: list[str] = []
        for line in process.stderr:
            said.append(line)
            if ready in line:
                break
        else:
            raise AssertionError("".join(said))
        try:
            yield
        finally:
            process.terminate()
            process.communicate()
