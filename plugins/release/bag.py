"""A bag: files with the sums of all of them, as RFC 8493 (BagIt) lays them out."""

import hashlib
from collections.abc import Iterable, Iterator

_ALGORITHMS = ("sha256", "sha512")
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def bag(
    payload: Iterable[tuple[str, bytes]], facts: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of a bag; ``facts`` are what ``bag-info.txt`` says."""
    sums: dict[str, list[str]] = {name: [] for name in _ALGORITHMS}
    octets = 0
    for path, content in payload:
        yield f"data/{path}", content
        octets += len(content)
        for name, lines in sums.items():
            lines.append(_line(name, f"data/{path}", content))
    oxum = ("Payload-Oxum", f"{octets}.{len(sums[_ALGORITHMS[0]])}")
    tags = {
        "bagit.txt": _DECLARATION.encode(),
        "bag-info.txt": "".join(f"{name}: {value}\n" for name, value in (*facts, oxum)).encode(),
        **{f"manifest-{name}.txt": "".join(lines).encode() for name, lines in sums.items()},
    }
    yield from tags.items()
    for name in _ALGORITHMS:
        lines = [_line(name, path, content) for path, content in tags.items()]
        yield f"tagmanifest-{name}.txt", "".join(lines).encode()


def _line(algorithm: str, path: str, content: bytes) -> str:
    """Give a line of a manifest; RFC 8493, 2.1.3 escapes these signs in a path."""
    escaped = path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
    return f"{hashlib.new(algorithm, content).hexdigest()}  {escaped}\n"
