"""What every list is made from: the archive, the site, and each record's entry, made once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from plugins.archive.archive import Archive
from plugins.archive.entries import entry_views
from plugins.archive.language import Language
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.views import EntryView


@dataclass(frozen=True)
class Catalogue:
    """The archive and the site. Each record stands in some ten lists; all share its one entry."""

    archive: Archive
    site: Site

    @property
    def language(self) -> Language:
        """The language of the interface."""
        return self.site.language

    def entries(self, records: Iterable[Record]) -> tuple[EntryView, ...]:
        """Show records in their order."""
        by_path = self._entry_by_path
        return tuple([by_path[record.path] for record in records])

    def count(self, records: int) -> str:
        """Say how many records there are."""
        return self.language.ngettext("%(num)s tin", "%(num)s tin", records) % {"num": records}

    @cached_property
    def _entry_by_path(self) -> Mapping[str, EntryView]:
        records = self.archive.records
        views = entry_views(records, self.archive, self.language)
        return {record.path: view for record, view in zip(records, views, strict=True)}
