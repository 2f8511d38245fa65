"""Digests of files that are too large to be read each time, such as pictures.

A file is read again when its size, its number on the disk or one of its two times is another: the
time of its content alone, which anybody may set, decides nothing.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.archive.digests import digest_of
from plugins.archive.problems import Invalid
from plugins.archive.source import file_state, unreadable
from plugins.archive.store import Store


def digest_files(
    files: Mapping[str, Path], store: Store, digest: Callable[[bytes], bytes] = digest_of
) -> dict[str, bytes]:
    """Digest files, given under any names; raises ``Invalid`` where one cannot be read.

    A store knows digests of one kind.
    """
    states = {name: digest_of(_state(file)) for name, file in files.items()}
    known = store.find(states.values())
    digests = {}
    for name, state in states.items():
        if state not in known:
            known[state] = digest(_read(files[name]))
            store.put(state, known[state])
        digests[name] = known[state]
    return digests


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Invalid([unreadable(file.name, "tệp", error)]) from None


def _state(file: Path) -> bytes:
    return repr((str(file), *file_state(file.parent, file.name))).encode()
