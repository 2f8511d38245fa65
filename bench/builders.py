"""Those that build a site, each in a folder of its own, and the edits that they must follow.

An edit is the same for all, in the files where each keeps it: a sentence in the body of the newest
record, its title, the name of a unit, and the template of records. Hugo has a page for each term;
Pelican has none, so there the unit is renamed in every record that names it.
"""

import compileall
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.peers.convert import convert
from bench.peers.environment import Peers
from tasks import ROOT, STAMP, lock_digest

Change = Callable[[str, int], str]
"""Gives a text anew, for the n-th time."""

BODY, TITLE, UNIT, TEMPLATE = "one body", "one title", "a unit's name", "the record's template"
EDITS = (BODY, TITLE, UNIT, TEMPLATE)
_TITLE = re.compile(r"^(title): .*$", re.IGNORECASE | re.MULTILINE)
_UNIT = re.compile(r"^(?:organizer|publisher): (.*)$", re.MULTILINE)
_STATUS = re.compile(r"^status: ", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d-")
_END = re.compile(r"(?:<p>Bản \d+</p>)?</article>")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one or more files."""

    files: tuple[Path, ...]
    change: Change

    def make(self, number: int) -> None:
        """Make it for the n-th time. One that changes nothing would measure nothing: it fails."""
        for file in self.files:
            text = file.read_text(encoding="utf-8")
            changed = self.change(text, number)
            if changed == text:
                raise ValueError(f"the edit changes nothing in {file}")
            file.write_text(changed, encoding="utf-8", newline="\n")


@dataclass(frozen=True, slots=True)
class Builder:
    """One that builds a site; `kept` is what it remembers from one run to the next."""

    name: str
    folder: Path
    command: tuple[str | Path, ...]
    kept: Path
    edits: Mapping[str, Edit]

    @property
    def output(self) -> Path:
        """The folder of the site."""
        return self.folder / "output"

    def forget(self) -> None:
        """Make the next run a first one."""
        for folder in (self.output, self.kept):
            shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Edited:
    """What of an archive is edited: the newest record, and the unit in the middle by records."""

    record: str
    unit: str
    name: str
    records: int


def choose_edited(content: Path) -> Edited:
    """Choose from a content folder of ours; of drafts and what is withdrawn, nothing."""
    texts = {
        file: text
        for file in content.glob("tin/*/*.md")
        if not _STATUS.search(text := file.read_text(encoding="utf-8"))
    }
    # One of which no more than the year is known is not the newest, though its name comes last.
    dated = (file for file in texts if _DAY.match(file.name))
    newest = max(dated, key=lambda file: file.name)
    counts = Counter(unit for text in texts.values() for unit in set(_UNIT.findall(text)))
    ranked = sorted(counts, key=lambda unit: (counts[unit], unit))
    unit = ranked[len(ranked) // 2]
    organizations = (content / "vocabulary" / "organizations.yml").read_text(encoding="utf-8")
    name = re.search(rf"^{unit}:\n  name: (.*)$", organizations, re.MULTILINE)
    if not name:
        raise ValueError(f"{unit} has no name")
    return Edited(newest.relative_to(content).as_posix(), unit, name[1], counts[unit])


def set_up_ours(folder: Path, content: Path, edited: Edited) -> Builder:
    """Copy the project, and a content folder, into a folder: neither is touched there."""
    project = folder / "project"
    _copy_project(project)
    shutil.copytree(content, folder / "content")
    build = ("build", "--content", folder / "content", "--output", folder / "output")
    record = folder / "content" / edited.record
    return Builder(
        "ours",
        folder,
        # The interpreter that people start is the one that the environment was made from.
        (sys.executable, project / "tasks.py", *build),
        project / ".store",
        {
            BODY: Edit((record,), _add_sentence),
            TITLE: Edit((record,), _retitle),
            UNIT: Edit(
                (folder / "content" / "vocabulary" / "organizations.yml",),
                _rename(rf"^{edited.unit}:\n  name: ", edited.name),
            ),
            TEMPLATE: Edit((project / "theme" / "templates" / "record.html",), _mark_template),
        },
    )


def set_up_peers(folder: Path, content: Path, edited: Edited, peers: Peers) -> list[Builder]:
    """Give Hugo and Pelican each a site with what is in a content folder of ours."""
    hugo, pelican = folder / "hugo", folder / "pelican"
    shutil.copytree(Path(__file__).parent / "peers" / "hugo", hugo)
    shutil.copytree(Path(__file__).parent / "peers" / "pelican", pelican)
    shutil.copytree(peers.theme, pelican / "theme")
    convert(content, pelican, hugo)
    return [_hugo(hugo, edited, peers), _pelican(pelican, edited, peers)]


def _hugo(folder: Path, edited: Edited, peers: Peers) -> Builder:
    cache = folder / "cache"
    record = folder / "content" / edited.record
    term = folder / "content" / "organizations" / edited.unit / "_index.md"
    return Builder(
        "Hugo",
        folder,
        (peers.hugo, "--quiet", "--cacheDir", cache, "--destination", folder / "output"),
        cache,
        {
            BODY: Edit((record,), _add_sentence),
            TITLE: Edit((record,), _retitle),
            UNIT: Edit((term,), _rename(r'^title: "', edited.name)),
            TEMPLATE: Edit((folder / "layouts" / "page.html",), _mark_template),
        },
    )


def _pelican(folder: Path, edited: Edited, peers: Peers) -> Builder:
    record = folder / "content" / edited.record
    rename = _rename(r"^Tags: (?:.*; )?", edited.name)
    naming = (
        file
        for file in sorted(folder.glob("content/tin/*/*.md"))
        if (text := file.read_text(encoding="utf-8")) != rename(text, 1)
    )
    return Builder(
        "Pelican",
        folder,
        (peers.python, "-m", "pelican", "--quiet", "--settings", "pelicanconf.py"),
        folder / "cache",
        {
            BODY: Edit((record,), _add_sentence),
            TITLE: Edit((record,), _retitle),
            UNIT: Edit(tuple(naming), rename),
            TEMPLATE: Edit((folder / "theme" / "templates" / "article.html",), _mark_template),
        },
    )


def _copy_project(folder: Path) -> None:
    """Copy what git knows of, as it stands now, with the environment that this runs in."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    _lend_environment(folder)
    # Else the first of all runs alone would compile everything.
    compileall.compile_dir(folder, quiet=2)


def _lend_environment(folder: Path) -> None:
    """Give a project this environment, told to be finished: nothing will be installed into it."""
    own = folder / ".venv"
    own.mkdir()
    for part in Path(sys.prefix).iterdir():
        if part.name != STAMP.name:
            (own / part.name).symlink_to(part)
    (own / STAMP.name).write_text(f"{lock_digest('site')}\n", encoding="ascii")


def _add_sentence(text: str, number: int) -> str:
    return f"{text}\nThêm một câu, lần {number}.\n"


def _retitle(text: str, number: int) -> str:
    return _TITLE.sub(rf"\1: Tên bài lần {number}", text, count=1)


def _rename(before: str, name: str) -> Change:
    """Add to a name, wherever it stands behind something."""
    place = re.compile(rf'({before}){re.escape(name)}(?: lần \d+)?(?=[";]|$)', re.MULTILINE)
    return lambda text, number: place.sub(rf"\g<1>{name} lần {number}", text)


def _mark_template(text: str, number: int) -> str:
    """Add a paragraph to what the template shows of each record."""
    return _END.sub(f"<p>Bản {number}</p></article>", text)
