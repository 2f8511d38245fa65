"""The end of ``publish``: the site is sealed with its sums and with what it was built of."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TextIO

from plugins.archive.commit import Commit, commit_of_content, commit_of_program
from plugins.archive.manifest import read_manifest
from plugins.archive.store import Store
from plugins.archive.sums import SUMS, site_sums, write_sums
from plugins.archive.write import add_files
from plugins.seal.build_facts import BUILD_INFO, BuildFacts, write_facts
from plugins.seal.locked import read_lock
from plugins.seal.sbom import LOCK, ROOT, SBOM, build_day


class Order(NamedTuple):
    """The folder of a site that was built for hosts, that of its write-ups, and two settings."""

    output: Path
    content: Path
    url: str
    history_url: str


def run(order: Order, store: Path, out: TextIO) -> None:
    """Seal a site; ``store`` is where the sums of files are kept."""
    sums = _sums(order.output, store)
    facts = _facts(order, sums)
    told = write_facts(facts)
    sums[BUILD_INFO] = hashlib.sha256(told).hexdigest()
    add_files(order.output, {SUMS: write_sums(sums), BUILD_INFO: told})
    size = sum(facts.sizes.values())
    out.write(f"{len(facts.sizes)} tệp, {size} byte: đã ghi {SUMS}, {BUILD_INFO}.\n")
    out.writelines(_doubts("chương trình", facts.program))
    out.writelines(_doubts("nội dung", facts.content))


def _sums(output: Path, store: Path) -> dict[str, str]:
    """Give the sum of each file but those of the seal."""
    kept = Store(store)
    sums = site_sums(output, kept)
    kept.keep(all_asked=True)
    return {path: digest for path, digest in sums.items() if path not in {SUMS, BUILD_INFO}}


def _facts(order: Order, sums: Mapping[str, str]) -> BuildFacts:
    output = order.output
    sizes = dict(read_manifest(output).sizes())
    return BuildFacts(
        commit_of_program(ROOT),
        commit_of_content(order.content),
        order.url,
        order.history_url,
        build_day((output / SBOM).read_bytes()),
        {path: sizes[path] for path in sums},
        write_sums(sums),
        tuple(package.requirement for package in read_lock(LOCK)),
    )


def _doubts(part: str, commit: Commit | None) -> Iterator[str]:
    """Say of what nobody could build the same again."""
    if not commit:
        yield f"Không rõ {part} thuộc commit nào: không ở trong git, hoặc git không chạy được.\n"
    elif not commit.clean:
        yield f"Có thay đổi ở {part} chưa lưu vào git: không ai dựng lại được đúng bản này.\n"
