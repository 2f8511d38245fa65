"""``build-info.json``: of what a site was built, and the one digest of all of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from plugins.archive.commit import Commit
from plugins.archive.sums import SUMS
from plugins.seal.sbom import SBOM

BUILD_INFO = "build-info.json"
"""The name of the file in the folder of the site."""


@dataclass(frozen=True, slots=True)
class BuildFacts:
    """What ``build-info.json`` says.

    ``program`` and ``content`` are the commits of the code and of the write-ups, None where git
    knows none. ``url`` and ``history_url`` are the settings that CI gives, ``day`` is the date of
    the build, ``sizes`` are those of all files by their paths, ``sums`` is the list of
    their sums as written, but for this file's, and ``packages`` are what the lock asks for.
    """

    program: Commit | None
    content: Commit | None
    url: str
    history_url: str
    day: date
    sizes: Mapping[str, int]
    sums: bytes
    packages: tuple[str, ...]


def write_facts(facts: BuildFacts) -> bytes:
    """Give the file. What may differ between machines that build the same is not in it."""
    commits = {"program": facts.program, "content": facts.content}
    said = {
        **{part: commit._asdict() for part, commit in commits.items() if commit},
        "site": facts.url,
        "history": facts.history_url,
        "date": facts.day.isoformat(),
        "files": len(facts.sizes),
        "bytes": sum(facts.sizes.values()),
        "sums": {"file": SUMS, "sha256": hashlib.sha256(facts.sums).hexdigest()},
        "sbom": SBOM,
        "packages": facts.packages,
    }
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()
