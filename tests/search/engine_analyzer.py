"""An analyzer of OpenSearch and Elasticsearch, made from an index's settings as the engines do.

It knows what our settings use: mapping char filters, where the longest match wins and what was
put in is not read again; pattern tokenizers; lowercase and pattern_replace token filters; and the
rules of synonym_graph, which are read by the filters before it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Texts = tuple[str, ...]


class Analyzer:
    """The analyzer of a name among the settings' ``analysis``."""

    def __init__(self, analysis: Mapping[str, Any], name: str) -> None:
        chain = analysis["analyzer"][name]
        assert chain["type"] == "custom"
        self._char_filters = [_mapping(analysis["char_filter"][f]) for f in chain["char_filter"]]
        self._tokenizer = _tokenizer(analysis["tokenizer"][chain["tokenizer"]])
        self.rules: dict[Texts, set[Texts]] = {}
        self._filters: list[Callable[[str], str]] = []
        for each in chain["filter"]:
            assert not self.rules, "synonyms come last"
            if each == "lowercase":
                self._filters.append(str.lower)
            elif analysis["filter"][each]["type"] == "pattern_replace":
                self._filters.append(_replacing(analysis["filter"][each]))
            else:
                self._learn(analysis["filter"][each])

    def tokens(self, text: str) -> Texts:
        """Give the tokens of a text, without what synonyms add."""
        for char_filter in self._char_filters:
            text = char_filter(text)
        tokens = self._tokenizer.findall(text)
        for token_filter in self._filters:
            tokens = [token_filter(token) for token in tokens]
        return tuple(tokens)

    def _learn(self, definition: Mapping[str, Any]) -> None:
        assert definition["type"] == "synonym_graph"
        for rule in definition["synonyms"]:
            given, _, meant = rule.partition("=>")
            self.rules.setdefault(self.tokens(given), set()).update(
                self.tokens(each) for each in meant.split(",")
            )


def _mapping(definition: Mapping[str, Any]) -> Callable[[str], str]:
    assert definition["type"] == "mapping"
    rules = [rule.partition("=>") for rule in definition["mappings"]]
    table = {_unescaped(given.strip(" ")): _unescaped(put.strip(" ")) for given, _, put in rules}
    assert len(rules) == len(table), "engines refuse a text that is mapped twice"
    longest_first = sorted(table, key=len, reverse=True)
    found = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: found.sub(lambda match: table[match[0]], text)


def _tokenizer(definition: Mapping[str, Any]) -> re.Pattern[str]:
    assert definition["type"] == "pattern"
    assert definition["group"] == 0
    # Python has no \p; its [^\W_] is [\p{L}\p{N}].
    pattern = re.sub(
        r"\[\\p\{L\}\\p\{N\}([^\]]*)\]",
        lambda some: f"(?:[^\\W_]|[{some[1]}])" if some[1] else r"[^\W_]",
        definition["pattern"],
    )
    return re.compile(pattern)


def _replacing(definition: Mapping[str, Any]) -> Callable[[str], str]:
    pattern = re.compile(definition["pattern"])
    put = re.sub(r"\$(\d)", r"\\g<\1>", definition["replacement"])
    return lambda token: pattern.sub(put, token)


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)
