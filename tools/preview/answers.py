"""What a worker answers. The server imports nothing of the site: that may change under its feet."""

from dataclasses import dataclass
from pathlib import Path

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Project:
    """Where everything is: the settings, the write-ups, the theme, and the site's own program."""

    settings: Path
    content: Path
    theme: Path
    code: tuple[Path, ...]

    @property
    def root(self) -> Path:
        """The folder that the settings are in."""
        return self.settings.parent

    @property
    def sources(self) -> tuple[Path, ...]:
        """All that is watched."""
        return (self.content, self.theme, *self.code)


@dataclass(frozen=True, slots=True)
class Report:
    """What a reading found; ``text`` lays out the problems and is empty where there are none."""

    records: int
    drafts: int
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is at an address: a status of HTTP, a media type, the bytes; or where it is now."""

    status: int
    media_type: str = HTML
    body: bytes = b""
    location: str = ""


class Fault(Exception):  # noqa: N818 - what it tells is an error of the program that was asked
    """The site's own program, theme or settings failed; says in one line where and why."""
