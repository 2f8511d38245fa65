"""Digests of values: equal values give equal digests, whatever program made them and when."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any


def digest_of(*parts: bytes) -> bytes:
    """Digest parts so that no other parts give the same (BLAKE2b, 20 bytes)."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.digest()


def digest_value(value: object) -> bytes:
    """Digest what views are made of: texts, numbers, days, tuples, dataclasses, mappings."""
    text = json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))
    return digest_of(text.encode())


def _plain(value: object) -> object:
    """Give what JSON knows in place of a value that it does not know."""
    if isinstance(digest := getattr(value, "digest", None), str):
        return digest
    if is_dataclass(value) and not isinstance(value, type):
        return _values(type(value))(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return [*value.items()]
    raise TypeError(f"no digest of {type(value)}")


@cache
def _values(kind: type[Any]) -> Any:  # noqa: ANN401 - a function that gives a tuple, or one value
    """Make what gives the values of the fields of a dataclass, after its name."""
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names) if names else lambda _: ()
    return lambda value: (kind.__name__, get(value))
