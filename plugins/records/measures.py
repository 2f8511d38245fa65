"""Targets, results and sums of money, as tables whose numbers stand under each other."""

from collections.abc import Sequence
from dataclasses import replace

from plugins.archive.language import Language
from plugins.archive.metadata import Metadata, Money, Result, Target
from plugins.archive.values import Comparator
from plugins.records.facts import marks
from plugins.records.labels import Gettext, field_label, levels
from plugins.records.views import MeasureTableView, MeasureView
from plugins.vietnamese.numbers import format_number, format_vnd


def measure_tables(metadata: Metadata, language: Language) -> tuple[MeasureTableView, ...]:
    """Give a table for each of targets, results and money that the record has."""
    _ = language.gettext
    targets = [_measure(target, target.scope or "", _) for target in metadata.targets]
    results = [_measure(result, _year(result, language), _) for result in metadata.results]
    money = [_sum(money, _year(money, language), _) for money in metadata.money]
    tables = (
        ("targets", _("Mức đề ra"), targets),
        ("results", _("Mức đạt được"), results),
        ("money", _("Số tiền"), money),
    )
    return tuple(
        _table(name, level_label, measures, metadata, _)
        for name, level_label, measures in tables
        if measures
    )


def _table(
    name: str,
    level_label: str,
    measures: Sequence[MeasureView],
    metadata: Metadata,
    _: Gettext,
) -> MeasureTableView:
    """Say once, in the caption, what all measures have in common."""
    notes = {measure.note for measure in measures}
    common = notes.pop() if len(notes) == 1 else ""
    return MeasureTableView(
        field_label(name, _),
        common,
        level_label,
        any(measure.number for measure in measures),
        tuple(replace(it, note="") for it in measures) if common else tuple(measures),
        marks(name, metadata),
    )


def _measure(measured: Target | Result, note: str, _: Gettext) -> MeasureView:
    if measured.value is None:
        return MeasureView(measured.measure, note, text=measured.text or "")
    before, after = levels(_)[measured.comparator].split("%(value)s")
    number = format_number(measured.value)
    return MeasureView(measured.measure, note, before, number, _unit(measured.unit) + after)


def _sum(money: Money, note: str, _: Gettext) -> MeasureView:
    comparator = Comparator.ABOUT if money.approximate else Comparator.EQUAL
    before, after = levels(_)[comparator].split("%(value)s")
    number, unit = format_vnd(money.amount).split(" ", 1)
    return MeasureView(_upper_first(money.purpose), note, before, number, _unit(unit) + after)


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unit(unit: str | None) -> str:
    """Set a unit after its number: a space parts them, but not before the sign of per cent."""
    if not unit:
        return ""
    return unit if unit.startswith(("%", "‰")) else f" {unit}"


def _year(fact: Result | Money, language: Language) -> str:
    return language.inside(language.date(fact.year).text) if fact.year else ""
