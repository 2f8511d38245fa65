"""What the content folder holds, folder by folder, and what does not belong there."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.archive.media import FILES_FOLDER, IMAGES_FOLDER
from plugins.archive.problems import Problem
from plugins.archive.published import PUBLISHED
from plugins.archive.record import PAGES_FOLDER, RECORDS_FOLDER
from plugins.archive.source import State, check_folders, list_states
from plugins.archive.vocabulary import VOCABULARY_FOLDER

_SUFFIXES = {RECORDS_FOLDER: ".md", PAGES_FOLDER: ".md", VOCABULARY_FOLDER: ".yml"}
"""Folders of texts, and the one kind of file that belongs there."""

FOLDERS = (RECORDS_FOLDER, VOCABULARY_FOLDER, PAGES_FOLDER, IMAGES_FOLDER, FILES_FOLDER)


@dataclass(frozen=True, slots=True)
class Inventory:
    """Files of each folder with their states, and what is wrong.

    They are sorted, as paths relative to the content folder.
    """

    records: Mapping[str, State]
    vocabulary: Mapping[str, State]
    plain_pages: Mapping[str, State]
    images: Mapping[str, State]
    attachments: Mapping[str, State]
    problems: tuple[Problem, ...]


def take_inventory(content: Path) -> Inventory:
    """List a content folder without opening a file of it."""
    problems = check_folders(content, FOLDERS, PUBLISHED)
    records, vocabulary, plain_pages, images, attachments = (
        _files(content, folder, problems) for folder in FOLDERS
    )
    return Inventory(records, vocabulary, plain_pages, images, attachments, tuple(problems))


def _files(content: Path, folder: str, problems: list[Problem]) -> dict[str, State]:
    states, irregular = list_states(content, folder)
    problems.extend(irregular)
    suffix = _SUFFIXES.get(folder, "")
    for path in states:
        if not path.endswith(suffix):
            write = f"ở đây chỉ có tệp {suffix}; ảnh để trong images, tệp kèm trong files"
            problems.append(Problem(path, 1, 1, "loai-tep", "", f"không phải tệp {suffix}", write))
    return {path: state for path, state in states.items() if path.endswith(suffix)}
