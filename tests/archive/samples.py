"""What the tests of the core share: the miniature archive, one good record, ways to read both."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from plugins.archive.archive import Archive
from plugins.archive.card import make_card
from plugins.archive.problems import Invalid, Problem
from plugins.archive.reading import read_archive
from plugins.archive.record import InHand, Record, parse_record
from plugins.archive.source import Source

Product = TypeVar("Product")

TESTS = Path(__file__).parent.parent
SITE = TESTS / "site"
PATH = "tin/2022/2022-09-16-hop.md"
KNOWN: Mapping[str, Mapping[str, object]] = {
    "kinds": {"hoi-nghi": None},
    "categories": {"tin-tuc": None},
    "organizations": {"so-vi-du": None},
    "people": {"le-an": None},
    "series": {},
    "tags": {"quy-che": None},
}
GOOD = """---
id: vi-du-2022
title: Hội nghị năm 2022
summary: Sở họp hội nghị năm.
kind: hoi-nghi
category: tin-tuc
published: 2022-09-16
event:
  date: 2022-09-14
organizer: so-vi-du
---
Đoạn thứ nhất.
"""


def good(**fields: str) -> str:
    """The good record with fields changed, added at the end, or left out where empty."""
    text = GOOD
    for name, value in fields.items():
        line = f"{name}: {value}\n" if value else ""
        written = re.search(rf"^{name}:.*\n(?:  .*\n)*", text, re.MULTILINE)
        old, new = (written[0], line) if written else ("---\nĐoạn", f"{line}---\nĐoạn")
        text = text.replace(old, new)
    return text


def parse(text: str | bytes, path: str = PATH) -> Record:
    """Parse a record against the small vocabulary."""
    return parse_record(Source(path, text if isinstance(text, bytes) else text.encode()), KNOWN)


def with_fields(record: Record, **fields: object) -> Record:
    """The record with other values of some fields of its metadata."""
    contents = record.open()
    metadata = contents.metadata.model_copy(update=fields)
    way = InHand(make_card(metadata, contents.body), replace(contents, metadata=metadata))
    return replace(record, date=way.card.date, status=way.card.status, way=way)


def problems(step: Callable[[], object]) -> tuple[Problem, ...]:
    """Give the problems that a step must find."""
    with pytest.raises(Invalid) as caught:
        step()
    return caught.value.problems


def attempt(step: Callable[[], Product]) -> tuple[Product | None, tuple[Problem, ...]]:
    """Give what a step makes and no problems, or nothing and its problems."""
    try:
        return step(), ()
    except Invalid as invalid:
        return None, invalid.problems


def problem(step: Callable[[], object]) -> Problem:
    """Give the one problem that a step must find."""
    (only,) = problems(step)
    return only


def copy_site(folder: Path) -> Path:
    """Copy the miniature archive, to be broken."""
    shutil.copytree(SITE, folder, dirs_exist_ok=True)
    return folder


def read_with(content: Path, path: str, text: str | bytes) -> Archive:
    """Read an archive in which one file is this one."""
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_archive(content)
