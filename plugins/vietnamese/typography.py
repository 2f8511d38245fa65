"""Spaces at which a line must not break."""

import re

_NO_BREAK_SPACE = "\u00a0"
_BEFORE_UNIT = re.compile(r"(?<=[0-9]) (?=(?:nghìn|triệu|tỷ|tỉ|đồng)\b|%)", re.IGNORECASE)
_AFTER_WORD = re.compile(r"\b(ngày|tháng|năm) (?=[0-9])", re.IGNORECASE)


def protect(text: str) -> str:
    """Keep a number with its unit ("3,8 tỷ", "10 %") and its date word ("ngày 31") on one line.

    For plain, composed text; only spaces change, each to one no-break space.
    """
    joined = _BEFORE_UNIT.sub(_NO_BREAK_SPACE, text)
    return _AFTER_WORD.sub(rf"\1{_NO_BREAK_SPACE}", joined)
