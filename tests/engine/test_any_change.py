"""After any changes, interruptions and damage a build gives what a build from nothing gives."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.engine.building import RECORD, Project, files

WORDS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ ", min_size=1, max_size=12).map(
    lambda text: f"x{text.strip()}"
)
NUMBERS = st.integers(0, 10**6)


class Interrupted(BaseException):
    """What a program that is killed leaves is what it has written; nothing runs after it."""


class AnyChange(RuleBasedStateMachine):
    """An editor, a programmer and bad luck, each with their own changes."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.project = Project(self.folder / "project")
        self.output, self.stores = self.folder / "output", self.folder / "stores"
        self.number = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @property
    def records(self) -> list[Path]:
        return sorted((self.project.content / "tin").rglob("*.md"))

    @invariant()
    def as_built_from_nothing(self) -> None:
        self.project.build(self.output, self.stores)
        clean = self.folder / f"clean-{self.number}"
        self.number += 1
        self.project.build(clean, self.folder / "no-stores" / str(self.number))
        assert files(clean) == files(self.output)
        shutil.rmtree(clean)

    @rule(which=NUMBERS, words=WORDS)
    def edit_a_body(self, which: int, words: str) -> None:
        file = self.records[which % len(self.records)]
        file.write_text(f"{file.read_text('utf-8')}\n{words}\n", encoding="utf-8")

    @rule(which=NUMBERS, words=WORDS)
    def edit_a_title(self, which: int, words: str) -> None:
        file = self.records[which % len(self.records)]
        lines = file.read_text("utf-8").split("\n")
        lines = [f"title: {words}" if line.startswith("title:") else line for line in lines]
        file.write_text("\n".join(lines), encoding="utf-8")

    @rule(year=st.integers(2018, 2024), day=st.integers(1, 28), title=WORDS)
    def add_a_record(self, year: int, day: int, title: str) -> None:
        number = self.number
        held = date(year, 3, day)
        text = RECORD.format(number=number, title=title, day=held)
        self.project.write(f"tin/{year}/{held}-moi-{number}.md", text)

    @precondition(lambda self: any("-moi-" in file.name for file in self.records))
    @rule(which=NUMBERS)
    def rename_a_record(self, which: int) -> None:
        ours = [file for file in self.records if "-moi-" in file.name]
        file = ours[which % len(ours)]
        file.rename(file.with_name(f"{file.stem}-khac.md"))

    @precondition(lambda self: any("-moi-" in file.name for file in self.records))
    @rule(which=NUMBERS)
    def delete_a_record(self, which: int) -> None:
        ours = [file for file in self.records if "-moi-" in file.name]
        ours[which % len(ours)].unlink()

    @rule(
        words=WORDS,
        vocabulary=st.sampled_from(["organizations", "tags", "people", "categories", "kinds"]),
    )
    def rename_a_term(self, words: str, vocabulary: str) -> None:
        file = self.project.content / "vocabulary" / f"{vocabulary}.yml"
        head, name, rest = file.read_text("utf-8").partition("  name: ")
        file.write_text(f"{head}{name}{words}\n{rest.partition(chr(10))[2]}", encoding="utf-8")

    @rule(
        which=st.sampled_from(
            ["record.html", "base.html", "components/record_entry.html", "components/time.html"]
        ),
        words=WORDS,
    )
    def edit_a_template(self, which: str, words: str) -> None:
        file = self.project.theme / "templates" / which
        text = file.read_text("utf-8")
        mark = (
            "</article>"
            if "</article>" in text
            else "</time>"
            if "</time>" in text
            else "</footer>"
        )
        file.write_text(text.replace(mark, f"<!-- {words} -->{mark}"), encoding="utf-8")

    @rule(words=WORDS)
    def change_a_setting(self, words: str) -> None:
        self.project.settings["SITE_SHORT_NAME"] = words

    @rule(hosts=st.sampled_from([[], ["nginx"], ["gitlab"]]))
    def publish_for_hosts(self, hosts: list[str]) -> None:
        published = bool(hosts)
        self.project.settings |= {"HOSTS": hosts, "FINGERPRINTS": published, "MINIFIED": published}

    @rule(number=NUMBERS)
    def change_the_page_size(self, number: int) -> None:
        self.project.settings["PAGE_SIZE"] = 2 + number % 4

    @rule(words=WORDS)
    def change_a_style_and_a_picture(self, words: str) -> None:
        sheet = next((self.project.theme / "static" / "css").glob("*.css"))
        sheet.write_text(f"{sheet.read_text('utf-8')}/* {words} */\n", encoding="utf-8")
        picture = self.project.content / "images/2022/bieu-do.svg"
        drawn = picture.read_text("utf-8").replace("</svg>", "<g/></svg>")
        picture.write_text(drawn, encoding="utf-8")

    @rule(which=NUMBERS, stop=st.integers(0, 40))
    def interrupt_a_build(self, which: int, stop: int) -> None:
        self.edit_a_title(which, f"x{stop}")
        with dying_after(stop), suppress(Interrupted):
            self.project.build(self.output, self.stores)

    @rule(which=NUMBERS, how=st.sampled_from(["cut", "scramble", "empty", "foreign", "gone"]))
    def damage_a_store(self, which: int, how: str) -> None:
        stores = sorted(self.stores.glob("*.sqlite"))
        file = stores[which % len(stores)]
        content = bytearray(file.read_bytes())
        random = Random(which)  # noqa: S311 - the same each time is what is wanted
        if how == "cut":
            file.write_bytes(content[: random.randrange(len(content))])
        elif how == "scramble":
            for _ in range(50):
                content[random.randrange(len(content))] = random.randrange(256)
            file.write_bytes(content)
        elif how == "gone":
            file.unlink()
        else:
            file.write_bytes(b"" if how == "empty" else b"x" * 5000)

    @rule(which=NUMBERS, how=st.sampled_from(["gone", "cut", "manifest"]))
    def damage_the_output(self, which: int, how: str) -> None:
        there = sorted(path for path in self.output.rglob("*.html*"))
        file = there[which % len(there)]
        if how == "manifest":
            manifest = self.output / ".biennien"
            lines = manifest.read_text("utf-8").split("\n")
            manifest.write_text("\n".join(lines[: 1 + which % len(lines)]), encoding="utf-8")
        elif how == "gone":
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[:-1])


@contextmanager
def dying_after(writes: int) -> Iterator[None]:
    """Let the program end at a write or a replacement of a file, as if it were killed."""
    done = 0

    def counted(owner: object, name: str) -> object:
        real = getattr(owner, name)

        def step(*arguments: object, **options: object) -> object:
            nonlocal done
            done += 1
            if done > writes:
                raise Interrupted
            return real(*arguments, **options)

        return step

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in ((Path, "write_bytes"), (os, "replace"), (Path, "unlink")):
            patch.setattr(owner, name, counted(owner, name))
        yield


TestAnyChange = AnyChange.TestCase
TestAnyChange.settings = settings(
    max_examples=4,
    stateful_step_count=6,
    deadline=None,
    # To explain or to shrink a failure would take minutes: its steps are few and are printed.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
