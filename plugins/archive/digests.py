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
    if isinstance(digest := getattr(value, "digest", None), str):
        return digest
    return _way(type(value))(value)  # type: ignore[arg-type] # any type can be hashed


@cache
def _way(kind: type[Any]) -> Callable[[Any], object]:
    """Make what gives the values of a type: of a dataclass those of its fields, after its name."""
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        get = attrgetter(*names) if names else lambda _: ()
        return lambda value: (kind.__name__, get(value))
    if issubclass(kind, date):
        return methodcaller("isoformat")
    if issubclass(kind, Mapping):
        return lambda value: [*value.items()]
    raise TypeError(f"no digest of {kind}")


_json = JSONEncoder(default=_plain, ensure_ascii=False, separators=(",", ":"), check_circular=False)
