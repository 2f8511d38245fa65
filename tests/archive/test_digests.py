"""Digests of values: whatever can be seen of a value, and nothing else, is in its digest."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pytest

from plugins.archive.dates import parse_partial_date
from plugins.archive.digests import digest_value


@dataclass(frozen=True, slots=True)
class Here:
    name: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class There:
    name: str
    day: date | None = None


@dataclass(frozen=True)
class Digested:
    text: str
    digest: str


class Pair(NamedTuple):
    one: Here
    other: Here | There


def test_each_field_and_the_name_of_its_class_tell_values_apart() -> None:
    day = date(2022, 9, 16)
    values = [
        Here("a"),
        Here("b"),
        Here("a", day),
        There("a"),
        (Here("a"), Here("b")),
        Pair(Here("b"), Here("a")),
        Pair(Here("b"), There("a")),
        {"a": Here("b")},
        {"a": Here("b", day)},
        *map(parse_partial_date, ("2017", "2017~", "2017?", "2017-01", "2017/2018")),
    ]
    assert len({digest_value(value) for value in values}) == len(values)


def test_equal_values_have_equal_digests() -> None:
    assert digest_value([Here("ấ"), {"b": 1}]) == digest_value((Here("".join("ấ")), {"b": 1}))


def test_what_has_a_digest_is_known_by_it() -> None:
    assert digest_value(Digested("một", "1")) == digest_value(Digested("hai", "1"))
    assert digest_value(Digested("một", "1")) != digest_value(Digested("một", "2"))


def test_a_value_that_nothing_is_known_of_has_none() -> None:
    with pytest.raises(TypeError, match="complex"):
        digest_value([1j])
