"""A published site as it lies in its folder: files, templates, and the address it says it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from plugins.archive.manifest import MANIFEST, Entry, read_manifest
from plugins.archive.published import ADDRESSES
from plugins.archive.urls import NOT_FOUND
from plugins.verify.document import read_document
from plugins.verify.redirects import read_redirects

NOWHERE = "https://trang.invalid"
"""Stands for the address of a site that does not say its own (RFC 2606)."""


@dataclass(frozen=True)
class Output:
    """A folder that a build filled.

    ``files`` are those that its manifest knows and that are there, but for what no host gets;
    ``lost`` are the paths of those that are not, or may be half made. ``base`` is the address of
    the site without a slash at its end, as its home page tells it; ``redirects`` are targets by
    earlier addresses, for each file that tells hosts of them.
    """

    folder: Path
    files: Mapping[str, Entry]
    base: str
    redirects: Mapping[str, Mapping[str, str]]
    lost: tuple[str, ...]

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The paths of all pages, in order."""
        return tuple(sorted(path for path in self.files if path.endswith(".html")))

    def read(self, path: str) -> bytes:
        """Read a file; raises ``OSError``."""
        return (self.folder / path).read_bytes()

    def address(self, path: str) -> str:
        """Give the whole address of a file; a page is asked for by its folder."""
        return f"{self.base}/{path.removesuffix('index.html')}"

    def follow(self, reference: str, path: str) -> tuple[str, str] | None:
        """Give the path and the fragment that a reference in a file leads to.

        None is whatever is not below the site: other hosts, mail addresses, data.
        """
        whole, fragment = urldefrag(urljoin(self.address(path), reference))
        inside = whole.partition("?")[0]
        if inside != self.base and not inside.startswith(f"{self.base}/"):
            return None
        target = unquote(inside.removeprefix(self.base).removeprefix("/"))
        if not target or target.endswith("/"):
            target = f"{target}index.html"
        return target, unquote(fragment)

    def leads(self, reference: str, path: str) -> bool:
        """Tell whether a reference leads to a file, if it leads to this site at all."""
        target = self.follow(reference, path)
        return target is None or target[0] in self.files or self._leads_on(reference, path)

    def _leads_on(self, reference: str, path: str) -> bool:
        """Tell whether some host is told to redirect an address."""
        whole = urldefrag(urljoin(self.address(path), reference)).url
        inside, question, query = whole.removeprefix(self.base).partition("?")
        asked = {f"{unquote(inside)}{question}{query}".casefold(), unquote(inside).casefold()}
        return any(not asked.isdisjoint(known) for known in self.redirects.values())


@lru_cache(maxsize=1)
def read_output(folder: Path, stamp: bytes) -> Output:
    """Read what is known of a folder, whose manifest has the digest ``stamp``; kept by workers."""
    del stamp
    manifest = read_manifest(folder)
    there = {path: it for path, it in manifest.files.items() if (folder / path).is_file()}
    lost = tuple(sorted((manifest.files.keys() - there.keys()) | manifest.unknown))
    there.pop(ADDRESSES, None)
    base = _base(folder)
    return Output(folder, there, base, read_redirects(folder, f"{urlsplit(base).path}/"), lost)


def is_unlisted(path: str, robots: str) -> bool:
    """Tell whether search engines are not told of a page."""
    return "noindex" in robots or f"/{path}" == NOT_FOUND


def manifest_bytes(folder: Path) -> bytes:
    """Read the manifest as it lies there; raises ``OSError`` where no build was."""
    return (folder / MANIFEST).read_bytes()


def _base(folder: Path) -> str:
    """Ask the home page for its address."""
    try:
        home = read_document((folder / "index.html").read_bytes())
    except OSError:
        return NOWHERE
    canonical = [it.get("href") for it in home.all("link") if it.get("rel") == "canonical"]
    return canonical[0].rstrip("/") if canonical and canonical[0] else NOWHERE
