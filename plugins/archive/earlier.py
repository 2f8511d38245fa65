"""What an earlier build left in the output folder, and what of it stands.

A file stands when all it was made from is as it was, and it is there in the size that was written.
"""

import os
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.archive.manifest import Entry, Manifest
from plugins.archive.media_types import is_compressible
from plugins.archive.page import Asset, Route
from plugins.archive.record import PlainPage
from plugins.archive.template_digests import TemplateDigests
from plugins.archive.urls import output_path

OF_FOLDER = "@"
"""Begins the key of a file of a folder that is made as a whole."""

NO_TEXT = "-"
"""Stands for the sources of what shows no text."""


def mark(sources: bytes | None) -> str:
    """Name sources in the manifest; empty where what shows them must be asked each time."""
    return "" if sources is None else sources.hex() or NO_TEXT


@dataclass(frozen=True)
class Earlier:
    """An output folder and its manifest; ``now`` is the head of the manifest that is made."""

    folder: Path
    manifest: Manifest
    now: Manifest
    templates: TemplateDigests

    def lists(self) -> Mapping[str, Entry]:
        """Give all that shows no text, with its paths, if all of it stands; else nothing."""
        if self.manifest.unknown or not self._same_cards:
            # Some of what is unknown may be among these.
            return {}
        files = self.manifest.files.items()
        lists = {path: entry for path, entry in files if entry.source == NO_TEXT}
        stand = all(
            self._same_template(entry) and self._is_there(path, entry)
            for path, entry in lists.items()
        )
        return lists if stand else {}

    def addresses(self, plain_pages: Iterable[PlainPage]) -> AbstractSet[str]:
        """Give the paths of all but the files of folders, if these plain pages are as they were."""
        files = self.manifest.files
        same = all(
            (entry := files.get(output_path(page.address))) and entry.source == mark(page.key)
            for page in plain_pages
        )
        paths = (path for path, entry in files.items() if entry.key and entry.key[0] != OF_FOLDER)
        return frozenset(paths) if same else frozenset()

    def standing(self, output: Route | Asset) -> Entry | None:
        """Give the entry of an output that is made of the same sources, cards and settings."""
        # Nearly all of a large archive is asked this, and a path is put together each time.
        path = output.path
        entry = self.manifest.files.get(path)
        stands = (
            entry is not None
            and output.sources is not None
            and entry.source == mark(output.sources)
            and self._same_cards
            and self._same_template(entry)
            and self._is_there(path, entry)
        )
        return entry if stands else None

    def page(self, path: str, entry: Entry) -> Entry | None:
        """Give the entry of a page that was made of the same parts and templates."""
        return self.same(path, entry) if self._same_template(entry) else None

    def in_folder(self, path: str, entry: Entry) -> Entry | None:
        """Give the entry of a file of a folder whose path tells what is in it."""
        # It does not tell what lies beside it.
        alone = self._same_base or not is_compressible(path)
        return self.same(path, entry) if alone else None

    def folder_files(self, path: str, key: str) -> Mapping[str, Entry]:
        """Give the files of a folder that was made of the same, if all are there."""
        known = self.manifest.folders.get(path)
        if not known or known[0] != key:
            return {}
        key, files = f"{OF_FOLDER}{path}", self.manifest.files.items()
        found = {each: entry for each, entry in files if entry.key == key}
        whole = len(found) == known[1] and all(self._is_there(*file) for file in found.items())
        return found if whole else {}

    def same(self, path: str, entry: Entry) -> Entry | None:
        """Give what is known of a file with the key of an entry, and the sources of that."""
        known = self.manifest.files.get(path)
        if known and known.key == entry.key and self._is_there(path, known):
            return known if known.source == entry.source else known._replace(source=entry.source)
        return None

    @cached_property
    def _place(self) -> str:
        return str(self.folder)

    @cached_property
    def _same_base(self) -> bool:
        return self.manifest.base == self.now.base

    @cached_property
    def _same_cards(self) -> bool:
        return self._same_base and self.manifest.catalogue == self.now.catalogue

    def _same_template(self, entry: Entry) -> bool:
        return not entry.template or entry.template in self._same_templates

    @cached_property
    def _same_templates(self) -> AbstractSet[str]:
        """The templates whose pages would come out as they did; none on another ground."""
        if not self._same_base:
            return frozenset()
        changed, earlier = self.templates.changed, self.manifest.templates
        return {name for name in self.templates.digests if not any(changed(name, earlier))}

    def _is_there(self, path: str, entry: Entry) -> bool:
        try:
            # A path as an object takes as long to make as the system to look.
            if os.stat(f"{self._place}/{path}").st_size != entry.size:  # noqa: PTH116
                return False
            return not entry.beside or all(
                os.stat(f"{self._place}/{each}").st_size == size  # noqa: PTH116
                for each, size in entry.companions(path)
            )
        except OSError:
            return False
