"""Sites of a few files, and what is wrong with what a reader finds of them.

In these files a page, or a list, names in its lines the files that it refers to.
"""

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path

from plugins.archive.sums import SUMS, write_sums
from plugins.deploy.command import Order, run

Files = Mapping[str, bytes]


def named_by_content(content: str) -> str:
    """Give the path of a file of the index, as the search names it."""
    return f"search/i/{hashlib.sha256(content.encode()).hexdigest()[:8]}.bin"


def version(number: int) -> Files:
    """Give the files of a site; those of the next number share some of them."""
    shards = [f"{shard} {number // 2}" for shard in "abc"]
    index = {named_by_content(shard): shard.encode() for shard in shards}
    pages = {
        f"tin/{name}/index.html": f"search/root.bin\nimages/{name}.png\n{name} {number}".encode()
        for name in range(number, number + 20)
    }
    pictures = {
        f"images/{name}.png": hashlib.shake_256(bytes([name])).digest(3000)
        for name in range(number, number + 20)
    }
    root = {"search/root.bin": "\n".join(index).encode()}
    home = {"index.html": "\n".join(pages).encode(), "robots.txt": b"* all"}
    return {**index, **pages, **pictures, **root, **home}


def broken(files: Files) -> set[str]:
    """Give what pages refer to, themselves or by a list, and is not there."""
    referred = {path for path in files if path.endswith(".html")}
    waiting = [*referred]
    while waiting:
        lines = files.get(waiting.pop(), b"").decode().splitlines()
        found = {line for line in lines if "/" in line} - referred
        referred |= found
        waiting += (path for path in found if not path.startswith("images/"))
    return referred - files.keys()


def make_site(folder: Path, files: Files) -> Path:
    """Write a site as ``publish`` leaves it."""
    sums = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    for path, content in {**files, SUMS: write_sums(sums)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def read_folder(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def deploy(
    site: Path, target: str, environment: Mapping[str, str], *, dry_run: bool = False
) -> tuple[int, str]:
    """Run the command; gives its exit code and what it said."""
    out = io.StringIO()
    order = Order(site, target, dry_run, environment)
    return run(order, out), out.getvalue()
