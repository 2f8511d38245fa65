r"""What OpenSearch and Elasticsearch are told, so that they read texts and queries as we do.

An analyzer cannot ask ``plugins.vietnamese``, so it is given what follows from it. A table takes
letters apart; and where we choose on which of several vowels a tone stands, the engine puts it
behind all of them: hoà and hòa are one term there as here, under another name. Marks are written
``\u0301``, which the engines read, so that no program on the way composes them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase
from unicodedata import normalize as in_form

from plugins.archive.archive import TERM_FIELDS
from plugins.search.abbreviations import Rewriting
from plugins.search.fields import FIELDS
from plugins.search.servers.documents import CODES, DAYS, KEYWORDS
from plugins.search.servers.synonyms import build_synonyms
from plugins.vietnamese.folding import MARKS, fold, normalize
from plugins.vietnamese.tones import TONES, VOWELS, part_tones, unify_i_y

Json = Mapping[str, object]

_FIRST, _AFTER = ord("A"), 0x2000
"""The letters whose marks we take off."""

_TONE = f"[{''.join(TONES)}]"
_EXACT = ("lowercase", "tone_behind_vowels", "y_alone_as_i", "quy_as_qui")
_FOLDED = (*_EXACT, "without_marks", "without_stroke")
_NARROWING = (*TERM_FIELDS, "province", "year")
_WORDS = "{{words}}"


def index_body(rewritings: Sequence[Rewriting]) -> Json:
    """Make the body of the request that creates the index."""
    return {
        "settings": {
            # Words are counted shard by shard: in one, they count for what they do in the archive.
            "number_of_shards": 1,
            "similarity": {"default": {"type": "BM25", "k1": 1.2, "b": 0}},
            "analysis": _analysis(rewritings),
        },
        "mappings": {"dynamic": False, "properties": _properties()},
    }


def stored_query() -> Json:
    """Make the body of the request that stores our query in the engine, as a template.

    It is asked with ``words`` and, as wanted, ``from`` and values to narrow by.
    """
    source = json.dumps(_query(), ensure_ascii=False)
    # A filter that passes all is the last one, so that a comma may follow each of the others.
    source = source.replace('"filter": [', f'"filter": [{"".join(map(_narrowing, _NARROWING))}')
    source = source.replace('"from": 0', '"from": {{from}}{{^from}}0{{/from}}')
    return {"script": {"lang": "mustache", "source": source}}


def _query() -> Json:
    folded = [f"{field.name}^{field.boost}" for field in FIELDS]
    exact = [f"{field.name}.exact^{field.boost}" for field in FIELDS]
    # As in our scores, a word counts for the sum of what it counts for in each field, and a long
    # form is asked for by its words, wherever they stand.
    words = {
        "query": _WORDS,
        "type": "cross_fields",
        "tie_breaker": 1,
        "auto_generate_synonyms_phrase_query": False,
    }
    phrase = {"query": _WORDS, "type": "phrase"}
    return {
        "from": 0,
        "size": 20,
        "query": {
            "bool": {
                "must": {"multi_match": {**words, "operator": "and", "fields": folded}},
                "should": [
                    {"multi_match": {**words, "fields": exact}},
                    {"multi_match": {**phrase, "fields": folded}},
                    {"multi_match": {**phrase, "fields": exact}},
                    {"term": {CODES: {"value": _WORDS, "boost": 4}}},
                ],
                "filter": [{"match_all": {}}],
            }
        },
    }


def _narrowing(name: str) -> str:
    term = f'{{"term": {{"{name}": "{{{{{name}}}}}"}}}}, '
    return f"{{{{#{name}}}}}{term}{{{{/{name}}}}}"


def _analysis(rewritings: Sequence[Rewriting]) -> Json:
    synonyms = [
        f"{form} => {', '.join([form, *others])}"
        for form, others in build_synonyms(rewritings).items()
    ]
    return {
        "char_filter": {"letters": {"type": "mapping", "mappings": list(_mappings())}},
        "tokenizer": {"words": _tokenizer()},
        "filter": {
            "tone_behind_vowels": _replacing(_tone_before_vowels(), "$1$3$2"),
            "y_alone_as_i": _replacing(f"^([{_before_y()}])y({_TONE}?)$", "$1i$2"),
            "quy_as_qui": _replacing("quy", unify_i_y("quy")),
            "without_marks": _replacing(f"[{MARKS}]+", ""),
            "without_stroke": _replacing("đ", fold("đ")),
            "abbreviations": {"type": "synonym_graph", "synonyms": synonyms},
        },
        "analyzer": {
            "exact": _analyzer(_EXACT),
            "folded": _analyzer(_FOLDED),
            "exact_query": _analyzer((*_EXACT, "abbreviations")),
            "folded_query": _analyzer((*_FOLDED, "abbreviations")),
        },
        "normalizer": {"code": {"type": "custom", "char_filter": ["letters"]}},
    }


def _tokenizer() -> Json:
    letter = r"\p{L}\p{N}"
    pattern = f"[{letter}][{letter}{MARKS}]*"
    return {"type": "pattern", "pattern": _escaped(pattern), "group": 0}


def _analyzer(filters: Iterable[str]) -> Json:
    return {
        "type": "custom",
        "char_filter": ["letters"],
        "tokenizer": "words",
        "filter": list(filters),
    }


def _replacing(pattern: str, replacement: str) -> Json:
    return {
        "type": "pattern_replace",
        "pattern": _escaped(pattern),
        "replacement": replacement,
    }


def _properties() -> Json:
    exact = {"type": "text", "analyzer": "exact", "search_analyzer": "exact_query"}
    text = {"type": "text", "analyzer": "folded", "search_analyzer": "folded_query"}
    return {
        **{field.name: {**text, "fields": {"exact": exact}} for field in FIELDS},
        **{name: {"type": "keyword"} for name in (*KEYWORDS, "id", "address", "date")},
        **{day: {"type": "date", "format": "strict_date"} for day in DAYS},
        "year": {"type": "integer"},
        CODES: {"type": "keyword", "normalizer": "code"},
    }


def _mappings() -> Iterator[str]:
    taken_apart = {chr(code): _taken_apart(chr(code)) for code in range(_FIRST, _AFTER)}
    for written, meant in (taken_apart | dict(_tones_first())).items():
        if written != meant:
            yield _escaped(f"{written} => {meant}")


def _taken_apart(letter: str) -> str:
    """Give a letter small and decomposed, its tone last."""
    letters, tone = part_tones(normalize(letter))
    return in_form("NFD", letters) + tone


def _tones_first() -> Iterator[tuple[str, str]]:
    """Find what means a letter with a mark of its own though the tone comes before that mark."""
    for vowel in VOWELS:
        letter, own = in_form("NFD", vowel)[0], in_form("NFD", vowel)[1:]
        for tone in TONES[1:] if own else ():
            if in_form("NFC", letter + tone + own) == in_form("NFC", vowel + tone):
                yield tone + own, own + tone
                toned = in_form("NFC", letter + tone)
                yield from ((case + own, letter + own + tone) for case in (toned, toned.upper()))


def _tone_before_vowels() -> str:
    """Make a pattern of neighbouring vowels of which one, not the last, has the only tone."""
    vowels = sorted((in_form("NFD", vowel) for vowel in VOWELS), key=len, reverse=True)
    # A vowel with any other mark is none of ours.
    vowel = f"(?:{'|'.join(vowels)})(?!(?!{_TONE})[{MARKS}])"
    toned_before = f"(?<![{''.join(vowels)}]{_TONE})"
    return f"{toned_before}((?:{vowel})+)({_TONE})((?:{vowel})++)(?!{_TONE})"


def _before_y() -> str:
    """Give the consonants after which a lone y is read as i."""
    return "".join(letter for letter in ascii_lowercase if unify_i_y(f"{letter}y") == f"{letter}i")


def _escaped(text: str) -> str:
    return re.sub(f"[{MARKS}]", lambda mark: f"\\u{ord(mark[0]):04x}", text)
