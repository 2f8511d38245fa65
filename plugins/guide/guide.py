"""The guide as one text of Markdown: what people wrote, with what the code knows put in."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from plugins.archive.front_matter import parse_yaml, split_front_matter
from plugins.archive.metadata import Metadata
from plugins.archive.vocabulary import Organization, Person, Term
from plugins.guide.fields import field_tables
from plugins.guide.marks import anchor, code_block
from plugins.guide.rules import rule_chapters
from plugins.vietnamese.slugs import slugify

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER / "examples"

_CONTENTS = "[[mục lục]]"
_CHAPTER = re.compile(r"^## (.+)$", re.MULTILINE)
_PLACE = re.compile(r"^\{\{(?P<what>[a-z]+)(?: (?P<name>[a-z.]+))?\}\}$", re.MULTILINE)
_TERMS: Mapping[str, type[Term]] = MappingProxyType(
    {"organizations": Organization, "people": Person, "tags": Term}
)


def guide() -> str:
    """Write the whole guide."""
    text = _PLACE.sub(_filled, _read(FOLDER / "text.md"))
    titles = _CHAPTER.findall(text)
    contents = "\n".join(f"- [{title}](#{slugify(title)})" for title in titles)
    anchored = _CHAPTER.sub(lambda found: f"## {anchor(slugify(found[1]))}{found[1]}", text)
    return anchored.replace(_CONTENTS, contents)


def _filled(place: re.Match[str]) -> str:
    writers: Mapping[str, Callable[[], str]] = {
        "bai": _record_fields,
        "tuvung": lambda: _term_fields(place["name"]),
        "quytac": rule_chapters,
        "vidu": lambda: _example(place["name"]),
    }
    return writers[place["what"]]()


def _record_fields() -> str:
    front_matter, _, _ = split_front_matter(_read(EXAMPLES / "tin.md"), "tin.md")
    return field_tables(Metadata, front_matter.mapping, level=3)


def _term_fields(vocabulary: str) -> str:
    file = f"{vocabulary}.yml"
    terms = parse_yaml(_read(EXAMPLES / file), file).mapping
    *_, last = terms.values()
    return field_tables(_TERMS[vocabulary], last if isinstance(last, dict) else {}, level=3)


def _example(name: str) -> str:
    return code_block(_read(EXAMPLES / name))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")
