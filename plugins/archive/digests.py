"""Digests of values: equal values give equal digests, whatever program made them and when."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from json import JSONEncoder
from operator import attrgetter, methodcaller
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
    return digest_of(_json.encode(value).encode())


def _plain(value: object) -> object:
    """Give what JSON knows in place of a value that it does not know."""
    return _way(type(value))(value)  # type: ignore[arg-type] # any type can be hashed


@cache
def _way(kind: type[Any]) -> Callable[[Any], object]:
    """Make what gives the values of a type: its own digest, or of a dataclass name and fields."""
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
    if "digest" in names or hasattr(kind, "digest"):
        return attrgetter("digest")
    if is_dataclass(kind):
        # A page has some thirty such values: all of one is asked for at once.
        return attrgetter("__class__.__name__", *names)
    if issubclass(kind, date):
        return methodcaller("isoformat")
    if issubclass(kind, Mapping):
        return lambda value: [*value.items()]
    raise TypeError(f"no digest of {kind}")


_json = JSONEncoder(default=_plain, ensure_ascii=False, separators=(",", ":"), check_circular=False)
