"""Completion by the Tab key, where the terminal has it: Windows has none."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

try:
    import readline
except ImportError:  # Windows
    HAS_COMPLETION = False
else:
    HAS_COMPLETION = True

_OF_EDITLINE, _OF_READLINE = "bind ^I rl_complete", "tab: complete"


@contextmanager
def completing(words: Sequence[str]) -> Iterator[None]:
    """Complete what is typed meanwhile to one of these words."""
    if not HAS_COMPLETION:
        yield
        return
    before = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(_completer(words))
    readline.set_completer_delims("")
    # macOS has editline under the name of readline; GNU's would bind the key b with its words.
    is_editline = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind(_OF_EDITLINE if is_editline else _OF_READLINE)
    try:
        yield
    finally:
        readline.set_completer(before[0])
        readline.set_completer_delims(before[1])


def _completer(words: Sequence[str]) -> Callable[[str, int], str | None]:
    def complete(typed: str, state: int) -> str | None:
        found = [word for word in words if word.startswith(typed.lower())]
        return found[state] if state < len(found) else None

    return complete
