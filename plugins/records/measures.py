"""Targets, results and sums of money, as tables whose numbers stand under each other."""

from collections.abc import Sequence

from plugins.archive.language import Language
from plugins.archive.metadata import Metadata, Money, Result, Target
from plugins.archive.values import Comparator
from plugins.records.facts import marks
from plugins.records.labels import Gettext, field_label, levels
from plugins.records.views import MeasureTableView, MeasureView
from plugins.vietnamese.numbers import format_number, format_vnd


def measure_tables(metadata: Metadata, language: Language) -> tuple[MeasureTableView, ...]:
    """Give a table for each of targets, results and money that the record has."""
    _, marked = language.gettext, marks(metadata)
    tables = (
        ("targets", _("Mức đề ra"), metadata.targets),
        ("results", _("Mức đạt được"), metadata.results),
        ("money", _("Số tiền"), metadata.money),
    )
    return tuple(
        [
            _table(field_label(name, _), level_label, facts, marked.get(name, ()), language)
            for name, level_label, facts in tables
            if facts
        ]
    )


def _table(
    caption: str,
    level_label: str,
    facts: Sequence[Target | Result | Money],
    numbers: tuple[int, ...],
    language: Language,
) -> MeasureTableView:
    """Say once, in the caption, what all measures have in common."""
    notes = [_note(fact, language) for fact in facts]
    common = notes[0] if len(set(notes)) == 1 else ""
    shown = [""] * len(notes) if common else notes
    measures = [_measure(*each, language.gettext) for each in zip(facts, shown, strict=True)]
    numbered = any(measure.number for measure in measures)
    return MeasureTableView(caption, common, level_label, numbered, tuple(measures), numbers)


def _note(fact: Target | Result | Money, language: Language) -> str:
    if isinstance(fact, Target):
        return fact.scope or ""
    return language.inside(language.date(fact.year).text) if fact.year else ""


def _measure(fact: Target | Result | Money, note: str, _: Gettext) -> MeasureView:
    if isinstance(fact, Money):
        return _sum(fact, note, _)
    if fact.value is None:
        return MeasureView(fact.measure, note, text=fact.text or "")
    before, after = levels(_)[fact.comparator]
    number = format_number(fact.value)
    return MeasureView(fact.measure, note, before, number, _unit(fact.unit) + after)


def _sum(money: Money, note: str, _: Gettext) -> MeasureView:
    comparator = Comparator.ABOUT if money.approximate else Comparator.EQUAL
    before, after = levels(_)[comparator]
    number, unit = format_vnd(money.amount).split(" ", 1)
    return MeasureView(_upper_first(money.purpose), note, before, number, _unit(unit) + after)


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unit(unit: str | None) -> str:
    """Set a unit after its number: a space parts them, but not before the sign of per cent."""
    if not unit:
        return ""
    return unit if unit.startswith(("%", "‰")) else f" {unit}"
