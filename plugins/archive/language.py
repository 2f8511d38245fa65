"""The language of the interface: its catalogue of texts, and how it writes dates.

Texts in code and templates are Vietnamese; a gettext catalogue turns them into other languages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from plugins.archive.dates import PartialDate, Published
from plugins.archive.digests import digest_of
from plugins.archive.views import DateView
from plugins.vietnamese import dates as vietnamese

SOURCE_LANGUAGE = "vi"


@dataclass(frozen=True, eq=False)
class Language:
    """One language; ``gettext`` and ``ngettext`` are those of its catalogue.

    ``translations`` is the folder that the catalogue is in, ``digest`` that of its content. It is
    known by which it is, not by what it holds: dates are asked for thousands of times.
    """

    tag: str
    gettext: Callable[[str], str]
    ngettext: Callable[[str, str, int], str]
    translations: Path
    digest: str

    def __reduce__(self) -> tuple[Callable[[Path, str], "Language"], tuple[Path, str]]:
        """Let whom it is sent to load it, once."""
        return _load_once, (self.translations, self.tag)

    def long_date(self, day: date) -> str:
        """Write a day out, with its weekday."""
        if self.tag == SOURCE_LANGUAGE:
            return vietnamese.long_date(day)
        return format_date(day, "full", self.tag)

    def short_date(self, day: date) -> str:
        """Write a day in few signs, for lists."""
        if self.tag == SOURCE_LANGUAGE:
            return vietnamese.short_date(day)
        return format_date(day, "medium", self.tag)

    def month(self, year: int, month: int) -> str:
        """Name a month of a year."""
        if self.tag == SOURCE_LANGUAGE:
            return vietnamese.month_name(year, month)
        return format_skeleton("yMMMM", date(year, month, 1), locale=self.tag)

    def year(self, year: int) -> str:
        """Name a year."""
        return self.gettext("Năm %(year)s") % {"year": year}

    def weekday(self, day: date) -> str:
        """Name the day of the week."""
        if self.tag == SOURCE_LANGUAGE:
            return vietnamese.weekday_name(day)
        return format_date(day, "EEEE", self.tag)

    def date(self, known: PartialDate) -> DateView:
        """Write a partial date as far as it is known."""
        return _written(self, known)

    def published(self, published: Published) -> DateView:
        """Write a day of publication, with its time where that is known."""
        text = self.long_date(published.day)
        if published.at:
            text = f"{text}, {published.at:%H:%M}"
        return DateView(published.iso, text)

    def date_inside(self, date: DateView) -> DateView:
        """Write a date as it stands inside a sentence."""
        return DateView(date.iso, self.inside(date.text))

    def inside(self, text: str) -> str:
        """Write a date, given as text, as it stands inside a sentence.

        There Vietnamese has "thứ Sáu, ngày 31" and "tháng 7"; other languages write names of days
        and months the same everywhere.
        """
        return text[:1].lower() + text[1:] if self.tag == SOURCE_LANGUAGE else text


def load_language(translations: Path, tag: str) -> Language:
    """Load the catalogue of a language from ``<translations>/<tag>/LC_MESSAGES/messages.po``.

    Without a catalogue texts stay as the source has them.
    """
    catalogue = translations / tag / "LC_MESSAGES" / "messages.po"
    written = catalogue.read_bytes() if catalogue.is_file() else b""
    texts = _read_catalogue(written, tag) if written else NullTranslations()
    digest = digest_of(tag.encode(), written).hex()
    # A page asks for some hundred texts, which are the same on all pages.
    return Language(tag, cache(texts.gettext), texts.ngettext, translations, digest)


@cache
def _load_once(translations: Path, tag: str) -> Language:
    return load_language(translations, tag)


@lru_cache(maxsize=4096)
def _written(language: Language, known: PartialDate) -> DateView:
    """Write a date: a page shows some ten, most of them of the days around it."""
    text = _span(language, known)
    if known.approximate:
        text = language.gettext("khoảng %(date)s") % {"date": language.inside(text)}
    if known.uncertain:
        text = language.gettext("%(date)s (chưa chắc chắn)") % {"date": text}
    iso = "" if known.precision == "interval" else known.ends[0]
    return DateView(iso, text)


def _span(language: Language, known: PartialDate) -> str:
    if known.precision == "day":
        return language.long_date(known.first)
    if known.precision == "month":
        return language.month(known.first.year, known.first.month)
    if known.precision == "year":
        return language.year(known.first.year)
    return "–".join(map(_end, known.ends))


def _read_catalogue(written: bytes, tag: str) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(written), locale=tag))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _end(iso: str) -> str:
    """Write one end of an interval in figures: ``2019-07`` gives ``7/2019``."""
    year, *rest = iso.split("-")
    return "/".join([*(str(int(part)) for part in reversed(rest)), year])
