"""Examining a content folder: what was found out before is not asked again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path

from pydantic import TypeAdapter

from plugins.archive.claims import check_claims
from plugins.archive.front_matter import FrontMatter, parse_yaml
from plugins.archive.inventory import Inventory, take_inventory
from plugins.archive.problems import Invalid, Problem
from plugins.archive.source import Source, read_source
from plugins.archive.store import Store, digest_of
from plugins.archive.urls import plain_address
from plugins.archive.vocabulary import Vocabulary, parse_vocabulary
from plugins.checks.accepting import AcceptedWarning, part_accepted
from plugins.checks.examine import Examined, Examiner
from plugins.checks.rules import ARCHIVE_RULES
from plugins.checks.whole import Whole

CHUNK = 64
"""Files that a worker is given at once; what is less is not worth starting one."""

_EXAMINED = TypeAdapter(Examined)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: problems in their order, warnings let stand, how many files it read."""

    problems: tuple[Problem, ...]
    accepted: tuple[AcceptedWarning, ...]
    files: int


_REPORT = TypeAdapter(Report)


@dataclass(frozen=True, slots=True)
class _Terms:
    """The vocabulary as read; ``written`` are its sound files by name."""

    sources: tuple[Source, ...]
    vocabulary: Vocabulary
    broken: frozenset[str]
    problems: Sequence[Problem]
    written: Mapping[str, FrontMatter]

    @property
    def digest(self) -> bytes:
        """Of all the files."""
        parts = ((source.path.encode(), source.content) for source in self.sources)
        return digest_of(*chain.from_iterable(parts))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What an examiner is made from, small enough to be sent to workers."""

    vocabulary: tuple[Source, ...]
    new_tones: bool


@dataclass(frozen=True, slots=True)
class Check:
    """A check of a content folder.

    ``stamp`` digests whatever else the answers depend on: code and settings. ``executor`` takes the
    work where there is much.
    """

    content: Path
    store: Store
    executor: Executor
    stamp: bytes
    new_tones: bool

    def whole(self) -> Report:
        """Check every file by itself, and all of them together."""
        inventory = take_inventory(self.content)
        terms = _read_terms(self.content, inventory)
        keys = self._keys(_texts(inventory) + _media(inventory), terms)
        key = digest_of(repr(inventory.problems).encode(), *keys.values())
        if known := self.store.find([key]).get(key):
            return _REPORT.validate_json(known)
        examined = self._examine(keys, terms)
        found = [
            *inventory.problems,
            *terms.problems,
            *chain.from_iterable(one.problems for one in examined),
            *_between_files(examined, inventory),
            *_between_records(_whole(examined, inventory, terms)),
        ]
        report = _report(found, examined)
        self.store.put(key, _REPORT.dump_json(report))
        self.store.keep(all_asked=True)
        return report

    def some(self, paths: frozenset[str]) -> Report:
        """Check a few files by themselves; rules between records need all of them."""
        inventory = take_inventory(self.content)
        terms = _read_terms(self.content, inventory)
        wanted = [path for path in _texts(inventory) + _media(inventory) if path in paths]
        examined = self._examine(self._keys(wanted, terms), terms)
        self.store.keep(all_asked=False)
        found = [
            *(problem for problem in inventory.problems if problem.path in paths),
            *terms.problems,
            *chain.from_iterable(one.problems for one in examined),
            *_between_files(examined, inventory),
        ]
        return _report(found, examined)

    def _keys(self, paths: Iterable[str], terms: _Terms) -> dict[str, bytes]:
        seed = digest_of(self.stamp, terms.digest, bytes([self.new_tones]))
        return {path: _key(seed, self.content, path) for path in paths}

    def _examine(self, keys: Mapping[str, bytes], terms: _Terms) -> list[Examined]:
        """Examine the files whose answer is not known; gives all answers, in the order of keys."""
        answers = self.store.find(keys.values())
        unknown = [path for path, key in keys.items() if key not in answers]
        for path, answer in self._ask(unknown, terms):
            answers[keys[path]] = answer
        # What changed while it was examined is told now, but not kept.
        for path, key in self._keys(unknown, terms).items():
            if key == keys[path]:
                self.store.put(key, answers[key])
        return [_EXAMINED.validate_json(answers[key]) for key in keys.values()]

    def _ask(self, paths: Sequence[str], terms: _Terms) -> Iterator[tuple[str, bytes]]:
        ground = _Ground(terms.sources, self.new_tones)
        chunks = [paths[start : start + CHUNK] for start in range(0, len(paths), CHUNK)]
        spread = self.executor.map if len(chunks) > 1 else map
        answers = spread(partial(_examine_chunk, self.content, ground), chunks)
        yield from zip(paths, chain.from_iterable(answers), strict=True)


def _examine_chunk(content: Path, ground: _Ground, paths: Iterable[str]) -> list[bytes]:
    examiner = _examiner(ground)
    return [_EXAMINED.dump_json(examiner.examine(content, path)) for path in paths]


@lru_cache(maxsize=1)
def _examiner(ground: _Ground) -> Examiner:
    """A worker keeps its examiner, and what that has worked out, from chunk to chunk."""
    vocabulary, broken, _ = parse_vocabulary(ground.vocabulary)
    return Examiner(vocabulary, frozenset(broken), ground.new_tones)


def _read_terms(content: Path, inventory: Inventory) -> _Terms:
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in inventory.vocabulary:
        try:
            sources.append(read_source(content, path))
        except Invalid as invalid:
            problems.extend(invalid.problems)
    vocabulary, broken, faults = parse_vocabulary(sources)
    names = {Path(source.path).stem: source for source in sources}
    written = {
        name: parse_yaml(source.text, source.path)
        for name, source in names.items()
        if name not in broken
    }
    found = [*problems, *faults]
    return _Terms(tuple(sources), vocabulary, frozenset(broken), found, written)


def _texts(inventory: Inventory) -> tuple[str, ...]:
    return inventory.records + inventory.plain_pages + inventory.vocabulary


def _media(inventory: Inventory) -> tuple[str, ...]:
    return inventory.images + inventory.attachments


def _key(seed: bytes, content: Path, path: str) -> bytes:
    try:
        with (content / path).open("rb") as file:
            digest = hashlib.file_digest(file, "blake2b").digest()
    except OSError as error:
        digest = repr(error.errno).encode()
    return digest_of(seed, path.encode(), digest)


def _between_files(examined: Iterable[Examined], inventory: Inventory) -> Iterator[Problem]:
    claims = [one.claims for one in examined if one.claims]
    return check_claims(claims, _media(inventory))


def _between_records(whole: Whole) -> Iterator[Problem]:
    for rule in ARCHIVE_RULES:
        yield from rule(whole)


def _whole(examined: Sequence[Examined], inventory: Inventory, terms: _Terms) -> Whole:
    facts = [one.facts for one in examined if one.facts]
    claims = [one.claims for one in examined if one.claims]
    return Whole(
        facts,
        terms.vocabulary,
        terms.written,
        frozenset(file.path for claim in claims for file in claim.files),
        [one.picture for one in examined if one.picture],
        inventory.attachments,
        frozenset(plain_address(Path(path).stem) for path in inventory.plain_pages),
        [one.plain for one in examined if one.plain],
        complete=len(facts) == len(inventory.records) and not terms.broken,
    )


def _report(problems: Iterable[Problem], examined: Sequence[Examined]) -> Report:
    accepted = {one.path: one.accepted for one in examined if one.accepted}
    standing, let_stand = part_accepted(sorted(set(problems)), accepted)
    return Report(tuple(sorted(standing)), tuple(let_stand), len(examined))
