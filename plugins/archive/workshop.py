"""The workshop: what the work of a build, a check or a preview is done with."""

from dataclasses import dataclass, field
from pathlib import Path

from plugins.archive.crew import Crew
from plugins.archive.memory import Memory
from plugins.archive.progress import Progress
from plugins.archive.store import Store


@dataclass(frozen=True)
class Workshop:
    """Stores for what was made, a crew, and what this program remembers.

    ``products`` keeps what files of the archive are made into, ``texts`` the texts of attachments,
    ``pictures`` what is served of pictures, ``search`` what is known of the index. Where nobody
    says otherwise, all is forgotten in the end.
    """

    products: Store = field(default_factory=Store)
    texts: Store = field(default_factory=Store)
    pictures: Store = field(default_factory=Store)
    search: Store = field(default_factory=Store)
    crew: Crew = field(default_factory=Crew)
    memory: Memory = field(default_factory=Memory)
    progress: Progress = field(default_factory=Progress)

    @property
    def stores(self) -> tuple[Store, ...]:
        """All stores."""
        return self.products, self.texts, self.pictures, self.search


def open_workshop(
    folder: Path, crew: Crew | None = None, progress: Progress | None = None
) -> Workshop:
    """Open the workshop whose stores are in a folder."""
    products, texts, pictures, search = (Store(folder / name) for name in _FILES)
    return Workshop(
        products, texts, pictures, search, crew or Crew(), progress=progress or Progress()
    )


_FILES = ("records.sqlite", "texts.sqlite", "pictures.sqlite", "search.sqlite")
