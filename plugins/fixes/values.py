"""The values of a front matter repaired in their places: prose, and dates in ISO form."""

from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plugins.archive.dates import PartialDate, Published, parse_partial_date, parse_published
from plugins.archive.front_matter import Location, parse_yaml
from plugins.archive.problems import Invalid
from plugins.archive.prose import is_prose, parts_of, row_at
from plugins.fixes.iso_dates import iso_date
from plugins.fixes.layout import Scalar, layout_of
from plugins.fixes.scalars import Written, read_scalar
from plugins.vietnamese.edits import Edit, apply_edits
from plugins.vietnamese.repairs import Repair

DATE = "ngay-iso"
"""Code of dates that are not in ISO form: the table of fields tells them as wrong values."""

ROUNDS = 4
"""What one repair makes, another may go on from: quotation marks, then the spaces within them."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A value with its repairs made."""

    scalar: Scalar
    written: Written
    counts: Counter[str]


def mend_values(
    text: str, model: type[BaseModel], wanted: Sequence[Repair], counts: Counter[str]
) -> str:
    """Repair the values of YAML that was parsed before, and count the repairs.

    A repair after which YAML would read anything but what is meant is left out.
    """
    layout = layout_of(text)
    changes = [
        change
        for scalar in layout.scalars
        if (change := _changed(text, scalar, model, wanted)) is not None
    ]
    if not changes:
        return text
    made = changes if _reads_as_meant(text, changes) else []
    for change in changes if not made else ():
        if _reads_as_meant(text, [*made, change]):
            made.append(change)
    for change in made:
        counts.update(change.counts)
    return _with(text, made)


def _changed(
    text: str, scalar: Scalar, model: type[BaseModel], wanted: Sequence[Repair]
) -> _Change | None:
    row = row_at(model, scalar.location)
    if row is None:
        return None
    counts = Counter[str]()
    mended: Written | None = None
    if parse := _parser(row):
        mended = _mended_date(text, scalar, parse, counts)
    elif is_prose(_name(scalar.location), row):
        mended = _mended(text, scalar, wanted, counts)
    return (
        _Change(scalar, mended.safe(in_brackets=scalar.in_brackets), counts)
        if mended and counts
        else None
    )


def _parser(row: FieldInfo) -> Callable[[str], object] | None:
    """Give what reads the dates of a field, if it holds dates."""
    for part in parts_of(row):
        if part is PartialDate:
            return parse_partial_date
        if part is Published:
            return parse_published
    return None


def _name(location: Location) -> str:
    return next(step for step in reversed(location) if isinstance(step, str))


def _mended_date(
    text: str, scalar: Scalar, parse: Callable[[str], object], counts: Counter[str]
) -> Written | None:
    iso = iso_date(scalar.value, parse)
    written = read_scalar(text, scalar) if iso not in {"", scalar.value} else None
    if written is None:
        return None
    counts[DATE] += 1
    return Written(written.opening, tuple((digit, digit) for digit in iso), written.closing)


def _mended(
    text: str, scalar: Scalar, wanted: Sequence[Repair], counts: Counter[str]
) -> Written | None:
    written: Written | None = None
    value = scalar.value
    for _ in range(ROUNDS):
        before = value
        for one in wanted:
            edits = list(one.find(value))
            written = written or (read_scalar(text, scalar) if edits else None)
            if edits and written:
                mended = written.edited(edits)
                counts[one.code] += len(edits) if mended.value != value else 0
                written, value = mended, mended.value
        if value == before:
            break
    return written if value != scalar.value else None


def _reads_as_meant(text: str, changes: Sequence[_Change]) -> bool:
    meant: Any = deepcopy(parse_yaml(text, "").mapping)
    for change in changes:
        *path, last = change.scalar.location
        holder = meant
        for step in path:
            holder = holder[step]
        holder[last] = change.written.value
    try:
        return bool(parse_yaml(_with(text, changes), "").mapping == meant)
    except Invalid:
        return False


def _with(text: str, changes: Sequence[_Change]) -> str:
    return apply_edits(
        text,
        [Edit(change.scalar.start, change.scalar.end, change.written.source) for change in changes],
    )
