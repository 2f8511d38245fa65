"""The lists of terms: one page a vocabulary, every term with its number of records."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from types import MappingProxyType
from unicodedata import normalize

from plugins.archive.entries import breadcrumb
from plugins.archive.language import Language
from plugins.archive.page import Page, Route
from plugins.archive.urls import (
    RECORDS,
    TERM_FOLDERS,
    letter_address,
    term_address,
    vocabulary_address,
)
from plugins.archive.views import CountedLinkView, LinkView
from plugins.archive.vocabulary import Term, Vocabulary
from plugins.listings.catalogue import Catalogue
from plugins.listings.views import TermGroupView, VocabularyView
from plugins.vietnamese.sorting import SortKey, person_sort_key, sort_key
from plugins.vietnamese.tokens import tokenize
from plugins.vietnamese.tones import TONES

MOST_TOGETHER = 1_000
"""Names on one page, some 16 KB compressed: of more, each letter has a page of its own."""

Groups = Callable[[], tuple[TermGroupView, ...]]
"""Gives the terms of a vocabulary by letters; made when a page first asks."""

_BY_LETTERS = "people"
"""The vocabulary that is parted by letters."""

_TELEX: Mapping[str, str] = MappingProxyType(
    {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a vocabulary is called, and the sentence that leads into its page."""

    title: str
    lead: str


def wording(language: Language) -> Mapping[str, Wording]:
    """Name each vocabulary whose terms have pages."""
    _ = language.gettext
    return {
        "categories": Wording(_("Chuyên mục"), _("Tin xếp theo chuyên mục.")),
        "organizations": Wording(
            _("Đơn vị"), _("Các đơn vị tổ chức hội nghị hoặc đăng tin, theo thứ tự chữ cái.")
        ),
        "people": Wording(
            _("Nhân sự"), _("Những người được nêu trong tin, xếp theo tên gọi rồi đến họ.")
        ),
        "series": Wording(_("Chuỗi hội nghị"), _("Những cuộc họp lặp lại qua các năm.")),
        "tags": Wording(_("Chủ đề"), _("Các chủ đề của tin, theo thứ tự chữ cái.")),
        "kinds": Wording(_("Loại cuộc họp"), _("Tin xếp theo loại cuộc họp.")),
    }


def vocabulary_link(vocabulary: str, language: Language) -> LinkView:
    """Lead to the list of a vocabulary's terms."""
    return LinkView(wording(language)[vocabulary].title, vocabulary_address(vocabulary))


def vocabulary_routes(catalogue: Catalogue) -> Iterator[Route]:
    """Yield the way to the page of each vocabulary whose terms have pages, and to its letters'."""
    for vocabulary in TERM_FOLDERS:
        groups = cache(partial(_groups, vocabulary, catalogue))
        yield Route(vocabulary_address(vocabulary), partial(_page, vocabulary, groups, catalogue))
        if _is_parted(vocabulary, catalogue):
            for letter in _letters(vocabulary, catalogue):
                make = partial(_letter_page, vocabulary, letter, groups, catalogue)
                yield Route(_letter_address(vocabulary, letter), make)


def counted_terms(vocabulary: str, catalogue: Catalogue) -> tuple[CountedLinkView, ...]:
    """Give all terms with their number of records, in the order that suits the vocabulary."""
    return _counted(vocabulary, _ordered(vocabulary, catalogue), catalogue)


def distinct_names(vocabulary: str, known: Vocabulary) -> Mapping[str, str]:
    """Name each term; where several share a name, as people do, their identifiers tell them."""
    terms = known.known()[vocabulary]
    shared = Counter(term.name for term in terms.values())
    return {
        identifier: term.name if shared[term.name] == 1 else f"{term.name} ({identifier})"
        for identifier, term in terms.items()
    }


def _is_parted(vocabulary: str, catalogue: Catalogue) -> bool:
    """Tell whether the letters of a vocabulary have pages of their own."""
    return vocabulary == _BY_LETTERS and len(_terms(vocabulary, catalogue)) > MOST_TOGETHER


def _letters(vocabulary: str, catalogue: Catalogue) -> list[str]:
    names = {term.name for term in _terms(vocabulary, catalogue).values()}
    return sorted(set(map(_given_name_letter, names)))


def _page(vocabulary: str, groups: Groups, catalogue: Catalogue) -> Page:
    words = wording(catalogue.language)[vocabulary]
    parted = _is_parted(vocabulary, catalogue)
    letters = tuple(
        LinkView(
            group.letter,
            _letter_address(vocabulary, group.letter) if parted else f"#chu-{group.letter.lower()}",
        )
        for group in groups()
    )
    return Page(
        vocabulary_address(vocabulary),
        "vocabulary.html",
        words.title,
        words.lead,
        VocabularyView(
            breadcrumb(catalogue.language, LinkView(words.title)),
            words.lead,
            letters if len(letters) > 1 else (),
            () if parted else groups(),
        ),
        section=RECORDS,
    )


def _letter_page(vocabulary: str, letter: str, groups: Groups, catalogue: Catalogue) -> Page:
    """Make the page of the terms under a letter."""
    _ = catalogue.language.gettext
    whole = vocabulary_link(vocabulary, catalogue.language)
    title = _("%(list)s: chữ %(letter)s") % {"list": whole.label, "letter": letter}
    letters = (
        LinkView(each, "" if each == letter else _letter_address(vocabulary, each))
        for each in (group.letter for group in groups())
    )
    return Page(
        _letter_address(vocabulary, letter),
        "vocabulary.html",
        title,
        f"{title}. {wording(catalogue.language)[vocabulary].lead}",
        VocabularyView(
            breadcrumb(catalogue.language, whole, LinkView(title)),
            "",
            tuple(letters),
            tuple(group for group in groups() if group.letter == letter),
        ),
        section=RECORDS,
    )


def _letter_address(vocabulary: str, letter: str) -> str:
    """Write a letter as it is typed by Telex, Â as aa; one that nobody types by its number."""
    typed = _TELEX.get(letter.lower(), letter.lower())
    known = typed.isascii() and typed.isalnum()
    return letter_address(vocabulary, typed if known else f"u{ord(typed[0]):x}")


def _groups(vocabulary: str, catalogue: Catalogue) -> tuple[TermGroupView, ...]:
    """Part people by the letter of the given name; leave other vocabularies whole."""
    terms = _terms(vocabulary, catalogue)
    letter_of = _given_name_letter if vocabulary == _BY_LETTERS else _no_letter
    ordered = _ordered(vocabulary, catalogue)
    counted = zip(ordered, _counted(vocabulary, ordered, catalogue), strict=True)
    return tuple(
        TermGroupView(letter, tuple(link for _, link in group))
        for letter, group in groupby(counted, lambda it: letter_of(terms[it[0]].name))
    )


def _counted(
    vocabulary: str, terms: Iterable[str], catalogue: Catalogue
) -> tuple[CountedLinkView, ...]:
    records = catalogue.archive.by_term[vocabulary]
    names = distinct_names(vocabulary, catalogue.archive.vocabulary)
    return tuple(
        CountedLinkView(names[term], term_address(vocabulary, term), len(records.get(term, ())))
        for term in terms
    )


def _ordered(vocabulary: str, catalogue: Catalogue) -> list[str]:
    terms = _terms(vocabulary, catalogue)
    order = _ORDERS.get(vocabulary)
    return sorted(terms, key=lambda term: (order(terms[term].name), term)) if order else [*terms]


def _terms(vocabulary: str, catalogue: Catalogue) -> Mapping[str, Term]:
    return catalogue.archive.vocabulary.known()[vocabulary]


def _given_name_letter(full_name: str) -> str:
    """Give the letter that people file a name under: "Lê Thị Ánh" under A, "Trần Ân" under Â."""
    first = tokenize(full_name)[-1].text[0]
    bare = "".join(mark for mark in normalize("NFD", first) if mark not in TONES)
    return normalize("NFC", bare).upper()


def _no_letter(_name: str) -> str:
    return ""


_ORDERS: Mapping[str, Callable[[str], SortKey]] = MappingProxyType(
    {"organizations": sort_key, "people": person_sort_key, "tags": sort_key}
)
"""The other vocabularies keep the order their editors gave them."""
