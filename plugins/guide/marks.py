"""Marks of Markdown that every reader of it understands alike."""


def anchor(name: str) -> str:
    """Make a place that links lead to: of headings, each reader makes anchors in its own way."""
    return f'<a id="{name}"></a>'


def code_block(text: str) -> str:
    """Set lines as code."""
    return "\n".join(f"    {line}".rstrip() for line in text.strip("\n").splitlines())
