"""From one file to all that is wrong with it: a pure function, so its answer can be kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.archive.claims import Claims, claims_of
from plugins.archive.front_matter import Value, parse_yaml
from plugins.archive.media import FILES_FOLDER, IMAGES_FOLDER, check_attachment, read_picture
from plugins.archive.problems import Invalid, Problem
from plugins.archive.record import (
    PAGES_FOLDER,
    RECORDS_FOLDER,
    Manuscript,
    PlainPage,
    Record,
    parse_manuscript,
    parse_plain_page,
    read_manuscript,
)
from plugins.archive.source import Source, read_source
from plugins.archive.vocabulary import VOCABULARY_FOLDER, Vocabulary
from plugins.checks.facts import Facts, facts_of
from plugins.checks.rules import RECORD_RULES
from plugins.checks.subject import Subject
from plugins.checks.whole import PictureFacts, PlainLinks


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning that a record accepts: its code, the reason, and the line that says so."""

    code: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Examined:
    """What is wrong with a file, what of it the file accepts, and what is asked of all together."""

    path: str
    problems: tuple[Problem, ...]
    accepted: tuple[Accepted, ...] = ()
    claims: Claims | None = None
    facts: Facts | None = None
    picture: PictureFacts | None = None
    plain: PlainLinks | None = None


@dataclass(frozen=True)
class Examiner:
    """Examines the sources of one archive.

    ``broken`` are the names of the vocabularies whose file has errors: nobody is blamed for a
    term of theirs.
    """

    vocabulary: Vocabulary
    broken: frozenset[str]
    new_tones: bool

    def examine(self, content: Path, path: str) -> Examined:
        """Examine a file of the content folder: a text, a picture or an attachment."""
        try:
            if path.startswith(f"{IMAGES_FOLDER}/"):
                return Examined(path, (), picture=_picture(content, path))
            if path.startswith(f"{FILES_FOLDER}/"):
                check_attachment(path)
                return Examined(path, ())
            return self._examine_text(read_source(content, path))
        except Invalid as invalid:
            return Examined(path, invalid.problems)

    def _examine_text(self, source: Source) -> Examined:
        """Errors of its form, then what the rules of language and facts say."""
        manuscript = _manuscript(source)
        page, errors = self._parsed(source, manuscript)
        metadata = page.metadata if isinstance(page, Record) else None
        subject = Subject(manuscript, source, metadata, self.vocabulary, self.new_tones)
        warnings = sorted({problem for rule in RECORD_RULES for problem in rule(subject)})
        is_record = source.path.startswith(f"{RECORDS_FOLDER}/")
        return Examined(
            source.path,
            (*errors, *warnings),
            tuple(_accepted(manuscript)),
            claims_of(manuscript.front_matter, manuscript.address) if is_record else None,
            facts_of(page) if isinstance(page, Record) else None,
            plain=PlainLinks(page.path, page.body.links) if isinstance(page, PlainPage) else None,
        )

    def _parsed(
        self, source: Source, manuscript: Manuscript
    ) -> tuple[Record | PlainPage | None, tuple[Problem, ...]]:
        try:
            if source.path.startswith(f"{RECORDS_FOLDER}/"):
                return parse_manuscript(manuscript, self._known), ()
            if source.path.startswith(f"{PAGES_FOLDER}/"):
                return parse_plain_page(source), ()
        except Invalid as invalid:
            return None, invalid.problems
        return None, ()

    @cached_property
    def _known(self) -> Mapping[str, Mapping[str, Any]]:
        known = self.vocabulary.known()
        return {name: terms for name, terms in known.items() if name not in self.broken}


def _picture(content: Path, path: str) -> PictureFacts:
    picture = read_picture(content, path)
    size = (content / path).stat().st_size
    return PictureFacts(path, picture.width, picture.height, size)


def _manuscript(source: Source) -> Manuscript:
    """A file of the vocabulary is front matter without a body."""
    if source.path.startswith(f"{VOCABULARY_FOLDER}/"):
        return Manuscript(parse_yaml(source.text, source.path), "", source.text.count("\n") + 1)
    return read_manuscript(source)


def _accepted(manuscript: Manuscript) -> Iterator[Accepted]:
    entries = manuscript.front_matter.mapping.get("accepted")
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        code, reason = _texts(entry)
        if code and reason:
            line = manuscript.front_matter.places["accepted", index][0]
            yield Accepted(code, reason, line)


def _texts(entry: Value) -> tuple[str, str]:
    given = entry if isinstance(entry, dict) else {}
    code, reason = given.get("code"), given.get("reason")
    return (code, reason) if isinstance(code, str) and isinstance(reason, str) else ("", "")
