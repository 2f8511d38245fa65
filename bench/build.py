"""How long a site takes to build: ours, plain Pelican and Hugo, from the same made-up archive.

    .venv/bin/python bench/build.py --peers FOLDER --table TABLE.md
    .venv/bin/python bench/build.py --ours-only --records 100000 --rounds 1

`--peers` is an environment with Pelican and Hugo; it is made if it is not there.

Each builder has a folder of its own and builds in it again and again: cold, with neither output nor
anything kept; with nothing changed; after an edit of one body, one title, the name of one unit and
the template of records. Builders take turns, each run is a process of its own, start-up included.
Memory is the sum of all its processes at its highest, shared pages counted once (Linux).

They do not make the same. All make articles, paged lists, pages of terms and feeds. Ours also makes
the archives by day and month, the timeline, calendars and the index of the search.
Pelican shows no facts. Hugo shows no related records: for each it looks at all others with a common
term, which took 200 of its 250 s of processors at 10,000.

Hugo renders everything at each run. So does Pelican, but it keeps the articles that it read
(CACHE_CONTENT and LOAD_CONTENT_CACHE, whole articles, by the time of modification).
"""

import argparse
import os
import platform
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
# The bench and the plugins are found from here on, wherever this is started.
sys.path.insert(0, str(ROOT))

from bench.archive_text import OwnProse  # noqa: E402
from bench.builders import (  # noqa: E402
    EDITS,
    Builder,
    Edited,
    choose_edited,
    set_up_ours,
    set_up_peers,
)
from bench.make_archive import make_archive  # noqa: E402
from bench.measuring import Cost, count_written, measure, stamps  # noqa: E402
from bench.peers.environment import Peers, find_peers  # noqa: E402

COLD, UNCHANGED = "cold", "nothing changed"
SCENARIOS = (COLD, UNCHANGED, *EDITS)
OURS, SLOW = "ours", "Pelican"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a builder: what it took, the files it wrote and those that are there then."""

    builder: str
    scenario: str
    cost: Cost
    written: int
    files: int


FIGURES: Sequence[tuple[str, str, Callable[[Run], float]]] = (
    ("wall, s", ",.2f", lambda run: run.cost.wall),
    ("processors, s", ",.2f", lambda run: run.cost.cpu),
    ("memory, MB", ",.0f", lambda run: run.cost.memory),
    ("files written", ",.0f", lambda run: run.written),
    ("files", ",.0f", lambda run: run.files),
)


def main() -> None:
    """Measure each size, print its tables; write them after each, so that none gets lost."""
    options = _options()
    peers = None if options.ours_only else find_peers(options.peers)
    told = [_machine(peers)]
    print(told[0], flush=True)
    for records in options.records:
        with TemporaryDirectory() as folder:
            told.append(measure_size(Path(folder), records, options, peers))
        print(told[-1], flush=True)
        if options.table:
            options.table.write_text("\n".join(told), encoding="utf-8", newline="\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--records", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rounds-pelican", type=int, default=1, help="it is slow")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--peers", type=Path, help="environment of the peers")
    which.add_argument("--ours-only", action="store_true")
    parser.add_argument("--table", type=Path, help="a Markdown file to write")
    return parser.parse_args()


def measure_size(
    folder: Path, records: int, options: argparse.Namespace, peers: Peers | None
) -> str:
    """Measure everything on an archive of so many records; gives the tables."""
    content = folder / "content"
    make_archive(content, records, OwnProse())
    edited = choose_edited(content)
    builders = [set_up_ours(folder / OURS, content, edited)]
    if peers:
        builders += set_up_peers(folder / "peers", content, edited, peers)
    runs: list[Run] = []
    for number in range(1, options.rounds + 1):
        taking_part = [
            builder
            for builder in builders
            if builder.name != SLOW or number <= options.rounds_pelican
        ]
        runs += take_round(taking_part, number)
    names = [builder.name for builder in builders]
    return "\n".join(table(records, edited, names, runs))


def take_round(builders: Sequence[Builder], number: int) -> Iterator[Run]:
    """Run every builder in every scenario; each edit comes on top of those before."""
    for scenario in SCENARIOS:
        for builder in builders:
            if scenario == COLD:
                builder.forget()
            if edit := builder.edits.get(scenario):
                edit.make(number)
            yield _run(builder, scenario)


def _run(builder: Builder, scenario: str) -> Run:
    before = stamps(builder.output)
    # What runs before have left to be written to the disk is not this one's to wait for.
    os.sync()
    cost = measure(builder.command, builder.folder)
    after = stamps(builder.output)
    print(f"  {builder.name}, {scenario}: {cost.wall:.2f} s", file=sys.stderr, flush=True)
    return Run(builder.name, scenario, cost, count_written(before, after), len(after))


def table(
    records: int, edited: Edited, builders: Sequence[str], runs: Sequence[Run]
) -> Iterator[str]:
    """Give the lines of the tables of a size: medians, and ours as a multiple of each peer's."""
    rounds = Counter(run.builder for run in runs if run.scenario == COLD)
    builders = [name for name in builders if rounds[name]]
    taken = ", ".join(f"{name} {count}" for name, count in rounds.items())
    yield f"## {records:,} records\n"
    yield f"Medians of rounds: {taken}. The unit is named by {edited.records} records.\n"
    for title, form, figure in FIGURES:
        heads = [title, *builders, *(f"{OURS}/{peer}" for peer in builders[1:])]
        yield f"| {' | '.join(heads)} |"
        yield f"|---|{'---:|' * (len(heads) - 1)}"
        for scenario in SCENARIOS:
            medians = [_median(name, scenario, figure, runs) for name in builders]
            ratios = [f"{medians[0] / peer:.2f}" if peer else "–" for peer in medians[1:]]
            cells = [scenario, *(format(median, form) for median in medians), *ratios]
            yield f"| {' | '.join(cells)} |"
        yield ""


def _median(
    builder: str, scenario: str, figure: Callable[[Run], float], runs: Sequence[Run]
) -> float:
    return statistics.median(
        figure(run) for run in runs if (run.builder, run.scenario) == (builder, scenario)
    )


def _machine(peers: Peers | None) -> str:
    versions = {"Python": platform.python_version(), **(peers.versions if peers else {})}
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    return f"{platform.system()}, {os.cpu_count()} processors; {told}\n"


if __name__ == "__main__":
    main()
