"""The programs beside Python that tasks need: found, or installed where nobody has to be asked.

The bootstrap asks here before there is an environment, so this imports nothing of one.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

# What the files for hosts and deploys are tried with, on Linux: programs and modules, and Debian's
# packages of them.
PROGRAMS = {
    "nginx": "nginx",
    "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so": "libnginx-mod-http-brotli-static",
    "apache2": "apache2-bin",
    "rsync": "rsync",
    "sshd": "openssh-server",
    "ssh": "openssh-client",
}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def ensure_chromium() -> str:
    """Return the path of a Chromium to test with; empty for the one that Playwright keeps."""
    chromium = find_chromium()
    if not chromium and is_root_on_debian() and apt_install("chromium"):
        chromium = find_chromium()
    if not chromium and run_module(sys.executable, "playwright", "install", "chromium"):
        sys.exit(
            "Không có Chromium: hãy cài Chromium hoặc Google Chrome, "
            "hoặc đặt biến BIENNIEN_CHROMIUM là đường dẫn của nó (no Chromium)."
        )
    return chromium


def find_chromium() -> str:
    """Return the path of the Chromium chosen or installed on this machine; empty if none is."""
    installed = (shutil.which(name) for name in CHROMIUM_NAMES)
    return os.environ.get("BIENNIEN_CHROMIUM") or next(filter(None, installed), "")


def ensure_program(name: str, package: str) -> None:
    """See that a program to test with, or a module of one, is there; servers need not run."""
    # Where Debian keeps servers only root's PATH may lead.
    places = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
    installed = shutil.which(name, path=places) or Path(name).is_file()
    if not installed and not (is_root_on_debian() and apt_install(package)):
        sys.exit(
            f"Không có {name}: hãy cài gói {package} của Debian hoặc Ubuntu rồi chạy lại lệnh "
            f"(no {name})."
        )


def apt_install(package: str) -> bool:
    """Install a package of Debian's; whether that worked."""
    say(f"Đang cài gói {package} của Debian ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["install", "--yes", "--no-install-recommends"]
    return not (
        # Debian's own command, wherever its PATH has it.
        subprocess.call(["apt-get", "--quiet=2", "update"], env=quiet)  # noqa: S607
        or subprocess.call(["apt-get", "--quiet=2", *options, package], env=quiet)  # noqa: S603, S607
    )


def is_root_on_debian() -> bool:
    """Tell whether Debian's own packages can be installed here without asking anybody."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    return platform.freedesktop_os_release()["ID"] == "debian"


def run_module(
    python: str | Path, module: str, *arguments: str | Path, cwd: Path | None = None
) -> int:
    """Run a module as a program; its exit code."""
    # Every command is written in this project.
    return subprocess.call([python, "-m", module, *arguments], cwd=cwd)  # noqa: S603


def say(message: str) -> None:
    """Tell people what goes on; not on the output that other programs may read."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()
