"""Skeletons as snippets of VS Code: typed by a prefix, filled in from place to place.

https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax
"""

import re
from itertools import count
from typing import Any

from plugins.archive.placeholders import PLACEHOLDER
from plugins.archive.values import Status
from plugins.archive.vocabulary import Vocabulary
from plugins.skeletons.skeleton import skeleton

_SIGNS = re.compile(r"[\\$}]")


def snippets(vocabulary: Vocabulary) -> dict[str, Any]:
    """Make a snippet of each kind of meeting, by its name."""
    return {
        f"Tin {term.name}": _snippet(kind, term.name) for kind, term in vocabulary.kinds.items()
    }


def _snippet(kind: str, name: str) -> dict[str, Any]:
    text = skeleton({"kind": kind, "status": Status.DRAFT.value}, {"kind": name})
    return {
        "scope": "markdown",
        "prefix": f"tin-{kind}",
        "description": f"Bản nháp của một tin, loại {name}",
        "isFileTemplate": True,
        "body": _with_stops(text).split("\n"),
    }


def _with_stops(text: str) -> str:
    """Make a stop of each placeholder, except of the one that only explains what they are."""
    escaped = _SIGNS.sub(r"\\\g<0>", text)
    numbers = count(1)
    return PLACEHOLDER.sub(
        lambda found: found[0] if "…" in found[0] else f"${{{next(numbers)}:{found[0]}}}", escaped
    )
