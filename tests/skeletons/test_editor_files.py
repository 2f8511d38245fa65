"""What VS Code is given: generated files are fresh, and all of them belong together."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.archive.reading import read_archive
from plugins.archive.values import Status
from plugins.skeletons.command import run_editors
from plugins.skeletons.editor_files import editor_files
from plugins.skeletons.skeleton import skeleton
from plugins.skeletons.snippets import snippets
from tests.archive.samples import SITE, copy_site
from tools import check_changed

ROOT = Path(__file__).parents[2]
VSCODE = ROOT / ".vscode"
VOCABULARY = read_archive(SITE).vocabulary


def read_json(file: Path) -> Any:  # noqa: ANN401 - JSON holds anything
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", editor_files(VOCABULARY))
def test_generated_files_are_fresh(path: str) -> None:
    made = editor_files(read_archive(ROOT / "content").vocabulary)

    assert (ROOT / path).read_bytes() == made[path], "run: python3 tasks.py editors"


def test_no_generated_file_is_left_over() -> None:
    here = {file.relative_to(ROOT).as_posix() for file in VSCODE.glob("schemas/*")}

    assert here | {".vscode/bien-nien.code-snippets"} == editor_files(VOCABULARY).keys()


def test_every_vocabulary_file_has_its_schema() -> None:
    schemas = read_json(VSCODE / "settings.json")["yaml.schemas"]

    files = {path.removeprefix("content/vocabulary/") for path in schemas.values()}
    assert {file.name for file in (ROOT / "content/vocabulary").iterdir()} == files
    for schema, file in schemas.items():
        assert (ROOT / schema).name.removesuffix(".schema.json") == Path(file).stem
        assert (ROOT / schema).is_file()


def test_the_extension_is_whole_and_what_it_needs_is_recommended() -> None:
    folder = VSCODE / "extensions/bien-nien"
    manifest = read_json(folder / "package.json")

    program = (folder / manifest["main"]).read_text(encoding="utf-8")
    recommended = read_json(VSCODE / "extensions.json")["recommendations"]
    assert set(manifest["extensionDependencies"]) <= set(recommended)
    assert {"record", "plain_page"} == set(re.findall(r'\? "(\w+)" : "(\w+)"', program)[0])


def test_a_snippet_is_the_skeleton_with_a_stop_at_each_placeholder() -> None:
    made = snippets(VOCABULARY)

    assert [f"Tin {kind.name}" for kind in VOCABULARY.kinds.values()] == list(made)
    for kind, snippet in zip(VOCABULARY.kinds, made.values(), strict=True):
        assert f"tin-{kind}" == snippet["prefix"]
        body = "\n".join(snippet["body"])
        stops = re.findall(r"\$\{(\d+):(«điền [^»]+»)\}", body)
        assert [str(number) for number in range(1, len(stops) + 1)] == [stop[0] for stop in stops]
        name = VOCABULARY.kinds[kind].name
        known = {"kind": kind, "status": Status.DRAFT.value}
        plain = re.sub(r"\$\{\d+:(«[^»]+»)\}", r"\1", body)
        assert skeleton(known, {"kind": name}) == re.sub(r"\\([\\$}])", r"\1", plain)


def test_signs_that_mean_something_in_snippets_are_escaped(tmp_path: Path) -> None:
    content = copy_site(tmp_path / "content")
    with (content / "vocabulary/kinds.yml").open("a", encoding="utf-8") as stream:
        stream.write("la:\n  name: 'Lạ ${1} \\ lùng'\n")

    body = snippets(read_archive(content).vocabulary)["Tin Lạ ${1} \\ lùng"]["body"]

    assert "kind: la  # Lạ \\${1\\} \\\\ lùng" in body


def test_only_what_changed_is_written_and_said(tmp_path: Path) -> None:
    content = copy_site(tmp_path / "content")
    out, err = io.StringIO(), io.StringIO()
    assert 0 == run_editors(content, tmp_path, out, err)
    said = out.getvalue()
    assert editor_files(VOCABULARY).keys() == set(re.findall(r"Đã ghi (\S+)", said))

    with (content / "vocabulary/people.yml").open("a", encoding="utf-8") as stream:
        stream.write("moi:\n  name: Người Mới\n")
    assert 0 == run_editors(content, tmp_path, out, err)

    assert "Đã ghi .vscode/schemas/record.schema.json\n" == out.getvalue().removeprefix(said)
    assert "Người Mới" in (tmp_path / ".vscode/schemas/record.schema.json").read_text("utf-8")


def test_a_broken_vocabulary_leaves_the_files_as_they_are(tmp_path: Path) -> None:
    content = copy_site(tmp_path / "content")
    (content / "vocabulary/people.yml").write_text("le-an: Lê An\n", "utf-8")
    out, err = io.StringIO(), io.StringIO()

    assert 1 == run_editors(content, tmp_path, out, err)

    assert "vocabulary/people.yml, dòng 1" in err.getvalue()
    assert not (tmp_path / ".vscode").exists()


def test_git_hooks_run_what_is_there() -> None:
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]

    for hook in repository["hooks"]:
        assert (ROOT / hook["entry"].split()[1]).is_file()
    check, editors = (re.compile(hook["files"]) for hook in repository["hooks"])
    assert check.search("content/tin/2022/2022-09-16-hop.md")
    assert check.search("content/vocabulary/people.yml")
    assert editors.search("content/vocabulary/people.yml")
    assert not editors.search("content/tin/2022/2022-09-16-hop.md")


def test_the_hook_checks_each_file_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[list[str | Path]] = []

    def call(command: list[str | Path]) -> int:
        run.append(command)
        return 1

    monkeypatch.setattr("subprocess.call", call)

    assert 1 == check_changed.main(["content/tin/2022/a.md", "content/tin/2022/tên có dấu cách.md"])

    ((_, tasks, *arguments),) = run
    assert ROOT / "tasks.py" == tasks
    assert ["check", "--file=content/tin/2022/a.md"] == arguments[:2]
    assert "--file=content/tin/2022/tên có dấu cách.md" == arguments[2]
