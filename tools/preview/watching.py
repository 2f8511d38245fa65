"""What changes among the files of a project."""

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from pathlib import Path

from watchfiles import awatch

LOOK_AGAIN = 1000
"""Milliseconds after which folders are asked whether they are still the same."""


async def watch(sources: Sequence[Path]) -> AsyncIterator[set[Path]]:
    """Yield what changed; all that git or an editor changes at once comes at once.

    The system watches a folder and not its name: one that is removed and made anew under the same
    name is watched anew.
    """
    while True:
        watched = _identities(sources)
        present = [source for source in sources if source in watched]
        watching = awatch(*present, rust_timeout=LOOK_AGAIN, yield_on_timeout=True)
        async with aclosing(watching):
            async for changes in watching:
                if changes:
                    yield {Path(path) for _, path in changes}
                if (now := _identities(sources)) != watched:
                    break
        yield {path for path, _ in watched.items() ^ now.items()}


def _identities(sources: Sequence[Path]) -> dict[Path, int]:
    """Tell which file or folder each name means; a name that means none is left out."""
    return {source: source.stat().st_ino for source in sources if source.exists()}
