"""The questions that make a skeleton, answered by options or by whoever sits at the terminal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO, TypeVar

from plugins.archive.dates import PartialDate, Published, parse_partial_date, parse_published
from plugins.archive.vocabulary import Term, Vocabulary
from plugins.skeletons.completion import completing
from plugins.skeletons.terms import MOST_SHOWN, NoSuchTerm, find_term
from plugins.skeletons.titles import parse_title

Answer = TypeVar("Answer")
Ask = Callable[[str], str]
"""Shows a prompt and gives what is typed, as ``input`` does."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the command was given by options; empty where it was not."""

    kind: str = ""
    title: str = ""
    date: str = ""
    organizer: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is known of a meeting before its write-up is written."""

    kind: str
    title: str
    date: PartialDate
    organizer: str
    published: Published | None


class Unanswered(Exception):  # noqa: N818 - not an error of the program
    """Options are missing or wrong, and there is nobody to ask; says which, and what to write."""


def take_all(given: Given, vocabulary: Vocabulary) -> Meeting:
    """Take what was given; raises ``Unanswered`` with all that is missing or wrong."""
    faults: list[str] = []

    def take(option: str, typed: str, parse: Callable[[str], Answer]) -> Answer | None:
        try:
            return parse(typed)
        except ValueError as error:
            faults.append(f"--{option}: {error}" if typed else f"thiếu --{option}: {error}")
            return None

    kind = take("kind", given.kind, _term_parser(vocabulary.kinds))
    title = take("title", given.title, parse_title)
    date = take("date", given.date, parse_partial_date)
    organizer = take("organizer", given.organizer, _term_parser(vocabulary.organizations))
    published = take("published", given.published, _parse_published)
    if kind is None or title is None or date is None or organizer is None or faults:
        raise Unanswered("\n".join(faults))
    return Meeting(kind, title, date, organizer, published)


def ask_all(given: Given, vocabulary: Vocabulary, ask: Ask, out: TextIO) -> Meeting:
    """Take what was given and ask for the rest; what is wrong is told, and asked for again."""
    return Meeting(
        _ask_term("Loại hội nghị", given.kind, vocabulary.kinds, ask, out),
        _ask("Tiêu đề", given.title, parse_title, ask, out),
        _ask("Ngày diễn ra, ví dụ 2024-01-18", given.date, parse_partial_date, ask, out),
        _ask_term("Đơn vị tổ chức", given.organizer, vocabulary.organizations, ask, out),
        _ask("Ngày đăng (chưa biết thì bấm Enter)", given.published, _parse_published, ask, out),
    )


def _ask(label: str, given: str, parse: Callable[[str], Answer], ask: Ask, out: TextIO) -> Answer:
    typed = given or ask(f"{label}: ").strip()
    while True:
        try:
            return parse(typed)
        except ValueError as error:
            print(f"  Cần {error}.", file=out)
        typed = ask(f"{label}: ").strip()


def _ask_term(label: str, given: str, terms: Mapping[str, Term], ask: Ask, out: TextIO) -> str:
    """Ask for a term: by identifier, name, a part of either, or its number in what is shown."""
    shown = list(terms) if len(terms) <= MOST_SHOWN else []
    typed = given
    with completing(list(terms)):
        while True:
            if not typed:
                _show(shown, terms, out)
                typed = ask(f"{label}: ").strip()
            try:
                found = _numbered(typed, shown) or find_term(typed, terms)
            except NoSuchTerm as error:
                print(f"  {_not_found(error)}", file=out)
                shown, typed = list(error.near) or shown, ""
            else:
                print(f"  {terms[found].name} ({found})", file=out)
                return found


def _show(shown: Sequence[str], terms: Mapping[str, Term], out: TextIO) -> None:
    for number, term in enumerate(shown, 1):
        print(f"  {number}. {terms[term].name} ({term})", file=out)


def _numbered(typed: str, shown: Sequence[str]) -> str:
    number = int(typed) if typed.isdecimal() else 0
    return shown[number - 1] if 1 <= number <= len(shown) else ""


def _not_found(error: NoSuchTerm) -> str:
    if error.near:
        return f"{error}. Gõ số của một mục dưới đây, hoặc gõ lại:"
    return f"{error}. Gõ một phần của tên; nếu là từ mới thì thêm vào thư mục vocabulary trước."


def _term_parser(terms: Mapping[str, Term]) -> Callable[[str], str]:
    def parse(typed: str) -> str:
        try:
            return find_term(typed, terms)
        except NoSuchTerm as error:
            near = error.near or list(terms)[:MOST_SHOWN]
            raise ValueError(f"{error}; một trong: {', '.join(near)}") from None

    return parse


def _parse_published(typed: str) -> Published | None:
    return parse_published(typed) if typed else None
