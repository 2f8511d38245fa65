"""Markup in fewer bytes: what has no meaning in HTML is left out of templates as they are compiled.

So it costs a page nothing; and its body comes from Markdown, which writes little more than it must.
What is left out changes neither the document nor what is shown: comments, quotes that a value does
without, and white space beside elements that are blocks in any theme. An item of a list, a term or
a button may stand in a line of text, where the space beside it is seen: there it stays.
"""

import re

_BLOCKS = (
    "article|aside|body|div|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|link|"
    "main|meta|nav|ol|p|section|table|tbody|td|th|thead|title|tr|ul"
)
_REST = r"""[^<>"']*(?:"[^"]*"[^<>"']*)*>"""
"""What follows the name of an element in its tag."""

_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_TAG = re.compile(f"<[a-z]{_REST}")
_NEEDLESS_QUOTES = re.compile(r'(?<==)"([\w./:#,;()+-]+)"(?=[\s>])', re.ASCII)
_SPACE_BEFORE = re.compile(rf"\s+(?=</?(?:{_BLOCKS})[\s>])")
_SPACE_BEHIND = re.compile(rf"(</?(?:{_BLOCKS})(?=[\s>]){_REST})\s+")


def minify(markup: str) -> str:
    """Write a piece of a template in fewer bytes; it may begin and end anywhere, as in a tag."""
    bare = _TAG.sub(lambda tag: _NEEDLESS_QUOTES.sub(r"\1", tag[0]), _COMMENT.sub("", markup))
    return _SPACE_BEHIND.sub(r"\1", _SPACE_BEFORE.sub("", bare))
