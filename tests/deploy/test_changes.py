"""Wherever a deploy ends, what is there refers to nothing that is missing."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.deploy.changes import UNKNOWN, compare, steps, under_way
from tests.deploy.samples import Files, broken, named_by_content

PICTURES = ("images/a.png", "images/b.png")
SHARDS = tuple(map(named_by_content, "abcd"))
ROOT = "search/root.bin"


@st.composite
def sites(draw: st.DrawFn) -> Files:
    """Draw a site whose pages, and the root of whose index, refer to files that it has."""
    shards = draw(st.lists(st.sampled_from(SHARDS), unique=True))
    files = {ROOT: "\n".join(shards).encode()} | dict.fromkeys(shards, b"")
    for name in draw(st.lists(st.sampled_from("pq"), min_size=1, unique=True)):
        refers = [ROOT, *draw(st.lists(st.sampled_from(PICTURES), unique=True))]
        files[f"tin/{name}/index.html"] = "\n".join([*refers, draw(st.sampled_from("12"))]).encode()
        files |= {path: draw(st.sampled_from([b"1", b"2"])) for path in refers[1:]}
    return files


@settings(max_examples=200)
@given(st.lists(sites(), min_size=2, max_size=3), st.data())
def test_each_page_has_what_it_refers_to_wherever_deploys_end(
    versions: list[Files], data: st.DataObject
) -> None:
    target: dict[str, bytes] = {}
    listed: Mapping[str, str] = {}
    for files in versions:
        way = data.draw(st.sampled_from([1, -1]))
        moments = [*moments_of(target, listed, files, way)]
        assert [set()] * len(moments) == [broken(moment) for moment in moments]
        is_done = data.draw(st.booleans())
        listed = sums(files) if is_done else under_way(listed, sums(files))
        target = moments[-1] if is_done else data.draw(st.sampled_from(moments))
    *_, whole = moments_of(target, listed, versions[-1])

    assert versions[-1] == whole


def moments_of(
    target: Files, listed: Mapping[str, str], files: Files, way: int = 1
) -> Iterator[dict[str, bytes]]:
    """Yield all that a target has, before the first file and after each; -1 turns steps round."""
    moment = dict(target)
    yield dict(moment)
    for step in steps(listed, sums(files)):
        for path in step.paths[::way]:
            if step.puts:
                moment[path] = files[path]
            else:
                moment.pop(path, None)
            yield dict(moment)


def test_what_an_interrupted_deploy_may_have_changed_travels_again() -> None:
    old, new = sums({"a": b"1", "b": b"1", "c": b"1"}), sums({"a": b"1", "b": b"2", "d": b"1"})
    between = under_way(old, new)

    assert {"a": old["a"], "b": UNKNOWN, "c": UNKNOWN, "d": UNKNOWN} == between
    back = compare(between, old)
    assert (("b", "c"), ("d",)) == (back.changed, back.removed)


def sums(files: Files) -> dict[str, str]:
    return {path: sha256(content).hexdigest() for path, content in files.items()}
