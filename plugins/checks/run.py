"""Examining a content folder: what was found out before is not asked again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import chain
from pathlib import Path

from pydantic import TypeAdapter

from plugins.archive.claims import Claims, check_claims
from plugins.archive.digests import digest_of
from plugins.archive.front_matter import FrontMatter, parse_yaml
from plugins.archive.inventory import Inventory, take_inventory
from plugins.archive.pdf.texts import FileText, read_texts
from plugins.archive.problems import Invalid, Problem
from plugins.archive.source import Source, read_source
from plugins.archive.store import Store
from plugins.archive.urls import plain_address
from plugins.archive.vocabulary import Vocabulary, parse_vocabulary
from plugins.checks.accepting import AcceptedWarning, part_accepted
from plugins.checks.examine import Examined, Examiner
from plugins.checks.rules import ARCHIVE_RULES
from plugins.checks.whole import Unread, Whole

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


@dataclass(frozen=True)
class _Terms:
    """The files of the vocabulary; they are parsed when something has to be examined."""

    sources: tuple[Source, ...]
    unreadable: Sequence[Problem]

    @cached_property
    def digest(self) -> bytes:
        """Of all the files."""
        parts = ((source.path.encode(), source.content) for source in self.sources)
        return digest_of(*chain.from_iterable(parts))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The terms of the sound files."""
        return self._parsed[0]

    @cached_property
    def broken(self) -> frozenset[str]:
        """The names of the vocabularies whose file has errors."""
        return frozenset(self._parsed[1])

    @cached_property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the files."""
        return [*self.unreadable, *self._parsed[2]]

    @cached_property
    def written(self) -> Mapping[str, FrontMatter]:
        """The sound files by name, as they are written."""
        names = {Path(source.path).stem: source for source in self.sources}
        return {
            name: parse_yaml(source.text, source.path)
            for name, source in names.items()
            if name not in self.broken
        }

    @cached_property
    def _parsed(self) -> tuple[Vocabulary, set[str], list[Problem]]:
        return parse_vocabulary(self.sources)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What an answer depends on beside its file, small enough to be sent to workers.

    ``stamp`` digests the code and all of this.
    """

    content: Path
    vocabulary: tuple[Source, ...]
    new_tones: bool
    stamp: bytes

    def key(self, path: str) -> bytes:
        """Give the key under which the answer for a file, as it now is, is kept."""
        try:
            written = (self.content / path).read_bytes()
        except OSError as error:
            written = repr(error).encode()
        return digest_of(self.stamp, path.encode(), written)


@dataclass(frozen=True, slots=True)
class Check:
    """A check of a content folder.

    ``store`` keeps answers, ``texts`` the texts of attachments, which builds ask for too.
    ``stamp`` digests whatever else the answers depend on: code and settings. ``executor`` takes
    the work where there is much.
    """

    content: Path
    store: Store
    texts: Store
    executor: Executor
    stamp: bytes
    new_tones: bool

    def whole(self) -> Report:
        """Check every file by itself, and all of them together."""
        inventory = take_inventory(self.content)
        terms = _read_terms(self.content, inventory)
        ground = self._ground(terms)
        keys = {path: ground.key(path) for path in _all(inventory)}
        key = digest_of(repr(inventory.problems).encode(), *keys.values())
        if known := self.store.find([key]).get(key):
            return _REPORT.validate_json(known)
        examined = self._examine(keys, ground)
        texts = read_texts(self.content, inventory.attachments, self.texts)
        found = [
            *inventory.problems,
            *terms.problems,
            *chain.from_iterable(one.problems for one in examined),
            *_between_files(examined, inventory),
            *_between_records(_whole(examined, inventory, terms, texts)),
        ]
        report = _report(found, examined)
        self.store.put(key, _REPORT.dump_json(report))
        self.store.keep(all_asked=True)
        return report

    def some(self, paths: frozenset[str]) -> Report:
        """Check a few files by themselves; rules between records need all of them."""
        inventory = take_inventory(self.content)
        terms = _read_terms(self.content, inventory)
        ground = self._ground(terms)
        keys = {path: ground.key(path) for path in _all(inventory) if path in paths}
        examined = self._examine(keys, ground)
        self.store.keep(all_asked=False)
        found = [
            *(problem for problem in inventory.problems if problem.path in paths),
            *terms.problems,
            *chain.from_iterable(one.problems for one in examined),
            *_between_files(examined, inventory),
        ]
        return _report(found, examined)

    def _ground(self, terms: _Terms) -> _Ground:
        stamp = digest_of(self.stamp, terms.digest, bytes([self.new_tones]))
        return _Ground(self.content, terms.sources, self.new_tones, stamp)

    def _examine(self, keys: Mapping[str, bytes], ground: _Ground) -> list[Examined]:
        """Examine the files whose answer is not known; gives all answers, in the order of keys."""
        answers = self.store.find(keys.values())
        unknown = [path for path, key in keys.items() if key not in answers]
        for path, (answer, key) in self._ask(unknown, ground):
            answers[keys[path]] = answer
            # What changed while it was examined is told now, but not kept.
            if key == keys[path]:
                self.store.put(key, answer)
        return [_EXAMINED.validate_json(answers[key]) for key in keys.values()]

    def _ask(
        self, paths: Sequence[str], ground: _Ground
    ) -> Iterator[tuple[str, tuple[bytes, bytes]]]:
        """Give each path with its answer and the key of its file as it was afterwards."""
        chunks = [paths[start : start + CHUNK] for start in range(0, len(paths), CHUNK)]
        spread = self.executor.map if len(chunks) > 1 else map
        answers = spread(partial(_examine_chunk, ground), chunks)
        yield from zip(paths, chain.from_iterable(answers), strict=True)


def _examine_chunk(ground: _Ground, paths: Iterable[str]) -> list[tuple[bytes, bytes]]:
    examiner = _examiner(ground)
    # The key comes last: what was written before it is in the answer, or is told by the key.
    return [
        (_EXAMINED.dump_json(examiner.examine(ground.content, path)), ground.key(path))
        for path in paths
    ]


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
    return _Terms(tuple(sources), problems)


def _all(inventory: Inventory) -> Iterator[str]:
    yield from (*inventory.records, *inventory.plain_pages, *inventory.vocabulary)
    yield from _media(inventory)


def _media(inventory: Inventory) -> tuple[str, ...]:
    return *inventory.images, *inventory.attachments


def _between_files(examined: Iterable[Examined], inventory: Inventory) -> Iterator[Problem]:
    claims = [one.claims for one in examined if one.claims]
    return check_claims(claims, _media(inventory))


def _between_records(whole: Whole) -> Iterator[Problem]:
    for rule in ARCHIVE_RULES:
        yield from rule(whole)


def _whole(
    examined: Sequence[Examined],
    inventory: Inventory,
    terms: _Terms,
    texts: Mapping[str, FileText],
) -> Whole:
    facts = [one.facts for one in examined if one.facts]
    claims = [one.claims for one in examined if one.claims]
    return Whole(
        facts,
        terms.vocabulary,
        terms.written,
        frozenset(file.path for claim in claims for file in claim.files),
        [one.picture for one in examined if one.picture],
        [*inventory.attachments],
        list(_unread(claims, texts)),
        frozenset(plain_address(Path(path).stem) for path in inventory.plain_pages),
        [one.plain for one in examined if one.plain],
        complete=len(facts) == len(inventory.records) and not terms.broken,
    )


def _unread(claims: Iterable[Claims], texts: Mapping[str, FileText]) -> Iterator[Unread]:
    for claim in claims:
        # A record may name a file twice: as a document, and to be downloaded.
        files = {file.path: file for file in reversed(claim.files)}
        for path, file in files.items():
            if path in texts and (fault := texts[path].fault):
                yield Unread(claim.path, file, fault)


def _report(problems: Iterable[Problem], examined: Sequence[Examined]) -> Report:
    accepted = {one.path: one.accepted for one in examined if one.accepted}
    standing, let_stand = part_accepted(sorted(set(problems)), accepted)
    return Report(tuple(sorted(standing)), tuple(let_stand), len(examined))
