"""The sums of a site are those that other programs see, and name nothing outside of it."""

import hashlib
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.manifest import MANIFEST, Entry, Manifest, write_manifest
from plugins.archive.published import ADDRESSES
from plugins.archive.store import Store
from plugins.archive.sums import read_sums, site_sums, write_sums

SUM = hashlib.sha256(b"a").hexdigest()


def test_each_file_of_a_build_has_its_sum_and_nothing_else_has(tmp_path: Path) -> None:
    built = ("tin/index.html", ADDRESSES, "a.txt")
    for path in (*built, "of-somebody-else.txt"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(path.encode())
    (tmp_path / "a.txt.gz").write_bytes(b"compressed")
    beside = {"a.txt": (0, 0, 10)}
    manifest = Manifest(
        files={path: Entry(len(path), "key", beside=beside.get(path, ())) for path in built}
    )
    (tmp_path / MANIFEST).write_bytes(write_manifest(manifest))

    sums = site_sums(tmp_path, Store())

    assert ["a.txt", "a.txt.gz", "tin/index.html"] == [*sums]
    assert hashlib.sha256(b"a.txt").hexdigest() == sums["a.txt"]


@given(
    st.dictionaries(
        st.text(string.printable.strip() + "ệ", min_size=1).filter(
            lambda path: not path.startswith(("/", "\\")) and ".." not in path and ":" not in path
        ),
        st.just(SUM),
    )
)
def test_what_was_written_is_read(sums: dict[str, str]) -> None:
    assert sums == read_sums(write_sums(sums))


@pytest.mark.parametrize(
    "line", ["no sum", f"{SUM}  ../other", f"{SUM}  /etc/passwd", f"{SUM} one-space", SUM[1:]]
)
def test_a_list_of_something_else_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=line.replace("/", r"\/")):
        read_sums(line.encode())
