"""The build: what was made of the same before is not made again.

A page stands as it was written when three things are as they were then: what every page depends on
(code, settings, texts of the interface), the templates it is made of, and the parts of its outline.
Nobody makes all outlines for that: where no card and no term has changed, those of pages without
a source are as they were, and those of others as long as their source is. Digests decide, never
time stamps.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from plugins.archive.archive import Archive
from plugins.archive.companions import Served, compress, sent_by
from plugins.archive.crew import Lost
from plugins.archive.digests import digest_of, digest_value
from plugins.archive.file_digests import digest_files
from plugins.archive.manifest import DIGITS, NO_TEXT, Entry, Manifest, read_manifest
from plugins.archive.media_types import is_compressible
from plugins.archive.metatags import has_own_date
from plugins.archive.outputs import NOTHING, Output, Standing
from plugins.archive.page import Asset, AssetFolder, Content, Outline, Page, Route
from plugins.archive.render import Renderer
from plugins.archive.signals import connected
from plugins.archive.site import Site
from plugins.archive.store import code_digest
from plugins.archive.template_digests import TemplateDigests
from plugins.archive.urls import output_path
from plugins.archive.why import Why
from plugins.archive.workshop import Workshop
from plugins.archive.write import Stage, locked

_ROOT = Path(__file__).resolve().parents[2]
_CODE = ("plugins",)

_FOLDER = "@"
"""Begins the key of a file of a folder that is made as a whole."""


Made = Outline | Callable[[], bytes] | bytes
"""What is in a file: the outline of its page, what makes its content, or the content."""


class File(NamedTuple):
    """A file on its way to the stage; its entry in the manifest knows no sizes yet."""

    path: str
    entry: Entry
    made: Made
    source: str = ""


class Task(NamedTuple):
    """What is to be made, and whether something lies ``compressed`` beside it."""

    made: Made
    compressed: bool
    once: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What all pages stand on; small enough to be sent to workers. ``stamp`` digests it."""

    templates: Path
    site: Site = field(compare=False)
    stamp: str = ""

    def render(self, outline: Outline) -> bytes:
        """Make the HTML of a page."""
        return _renderer(self).render(outline.page()).encode()

    def serve(self, task: Task) -> Served:
        """Make what is served of a file; ``once`` as ``compress`` is told."""
        made = task.made
        if not isinstance(made, bytes):
            made = made() if callable(made) else self.render(made)
        return compress(made, self.companions if task.compressed else (), once=task.once)

    @property
    def companions(self) -> frozenset[str]:
        """Suffixes of what lies compressed beside a file."""
        return sent_by(self.site.hosts)


@lru_cache(maxsize=1)
def _renderer(ground: Ground) -> Renderer:
    """A worker keeps its renderer, and the templates it has read, from page to page."""
    return Renderer(ground.templates, ground.site, ground.stamp)


@dataclass(slots=True)
class Tally:
    """What a build did: files written, left as they were and removed; and what it was asked."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    explanation: list[str] = field(default_factory=list)


class Build:
    """One build of an archive into an output folder."""

    def __init__(
        self, archive: Archive, site: Site, theme: Path, folder: Path, workshop: Workshop
    ) -> None:
        """Digest what pages have in common."""
        self._templates = TemplateDigests(theme / "templates")
        settings = (site.digest, *connected())
        self._base = digest_of(digest_value(settings), code_digest(_ROOT, _CODE)).hex()
        self._catalogue = digest_of(archive.digest, digest_value(site.build_date)).hex()
        stamp = digest_of(self._base.encode(), digest_value(self._templates.digests)).hex()
        self._ground = Ground(theme / "templates", site, stamp)
        self._companions = self._ground.companions
        self._plain_pages = archive.plain_pages
        self._folder = folder
        self._workshop = workshop
        self._earlier = Manifest()
        self._files: dict[str, Entry] = {}
        self._folders: dict[str, tuple[str, int]] = {}
        self.tally = Tally()

    def run(self, gather: Callable[[Standing], Sequence[Output]], why: str = "") -> Tally:
        """Make what is not there yet, then let all of it take its place.

        ``gather`` gives all outputs but those that stand, as it is told. ``why`` names an output
        that is to be explained.
        """
        stage = self._workshop.progress.stage
        with locked(self._folder):
            self._earlier = read_manifest(self._folder)
            self._same = self._same_templates()
            with stage("Lập địa chỉ"):
                outputs = [*gather(NOTHING if why else self._keep_lists())]
            self._stage = Stage(self._folder)
            if why:
                explained = Why(self._earlier, self._manifest(), self._templates)
                self.tally.explanation = explained.explain(why, outputs)
            try:
                self._make(outputs)
                with stage("Ghi ra trang"):
                    self.tally.removed = self._stage.commit(self._earlier, self._manifest())
            finally:
                self._stage.discard()
        return self.tally

    def _make(self, outputs: list[Output]) -> None:
        """Make what does not stand; takes the outputs away, for the routes to pages are large."""
        stage = self._workshop.progress.stage
        files = [output for output in outputs if not isinstance(output, Route)]
        routes = [output for output in outputs if isinstance(output, Route)]
        outputs.clear()
        self._make_pages(routes)
        with stage("Chép tệp"):
            self._serve(self._assets([file for file in files if isinstance(file, Asset)]))
        with stage("Lập chỉ mục tìm kiếm, chép ảnh"):
            for file in files:
                if isinstance(file, AssetFolder):
                    self._serve(self._of_folder(file))

    def _manifest(self) -> Manifest:
        digests = self._templates.digests
        return Manifest(self._base, self._catalogue, digests, self._folders, self._files)

    def _keep_lists(self) -> Standing:
        """Leave all that shows no text as it is, or nothing; gives what stands."""
        earlier = self._earlier
        if earlier.unknown or not self._same or self._catalogue != earlier.catalogue:
            # Some of what is unknown may be among these.
            return NOTHING
        lists = {path: entry for path, entry in earlier.files.items() if entry.source == NO_TEXT}
        stand = all(
            self._is_as_it_was(entry) and self._is_there(path, entry)
            for path, entry in lists.items()
        )
        if not stand:
            return NOTHING
        self._files.update(lists)
        self.tally.unchanged += len(lists)
        return Standing(lists.keys(), self._known_addresses())

    def _known_addresses(self) -> AbstractSet[str]:
        """Give the paths of what was made of the same plain pages too, but for that of folders."""
        files = self._earlier.files
        same = all(
            (entry := files.get(output_path(page.address))) and entry.source == page.key.hex()
            for page in self._plain_pages
        )
        paths = (path for path, entry in files.items() if entry.key and entry.key[0] != _FOLDER)
        return frozenset(paths) if same else frozenset()

    def _stands(self, route: Route) -> bool:
        """Tell whether a page is as it was written, without making its outline."""
        entry = self._earlier.files.get(route.path)
        return (
            entry is not None
            and entry.source == _mark(route.key)
            and self._is_as_it_was(entry)
            and self._keep(route.path, entry)
        )

    def _is_as_it_was(self, entry: Entry) -> bool:
        """Tell whether all is as it was that a file is made of beside its sources."""
        same = entry.template in self._same if entry.template else bool(self._same)
        return same and self._catalogue == self._earlier.catalogue

    def _keep(self, path: str, entry: Entry) -> bool:
        """Leave a file as it is, if it is there as it was written."""
        there = self._is_there(path, entry)
        if there:
            self._files[path] = entry
            self.tally.unchanged += 1
        return there

    def _is_there(self, path: str, entry: Entry) -> bool:
        try:
            # A path as an object takes as long to make as the system to look.
            return all(
                os.stat(f"{self._folder}/{each}").st_size == size  # noqa: PTH116
                for each, size in entry.sizes(path)
            )
        except OSError:
            return False

    def _same_templates(self) -> frozenset[str]:
        """Give the templates whose pages would come out as they did; none on another ground."""
        if self._base != self._earlier.base:
            return frozenset()
        earlier = self._earlier.templates
        names = self._templates.digests
        return frozenset(name for name in names if not any(self._templates.changed(name, earlier)))

    def _make_pages(self, routes: list[Route]) -> None:
        """Make pages by their outlines: what is quickly made here, the rest by the crew."""
        progress = self._workshop.progress
        changed = deque(route for route in routes if not self._stands(route))
        routes.clear()

        def pages() -> Iterator[File]:
            # What a route holds is let go with it.
            while changed:
                route = changed.popleft()
                outline = route.outline()
                entry = self._entry(route, outline)
                if self._is_made(route.path, entry):
                    progress.step()
                elif isinstance(outline, Page):
                    route.check(outline)
                    yield File(route.path, entry, self._ground.render(outline), route.source)
                else:
                    yield File(route.path, entry, outline, route.source)

        with progress.stage("Dựng trang", len(changed)):
            self._serve(pages())

    def _serve(self, files: Iterable[File]) -> None:
        """Let the crew make and compress files, but for what is made already, and put them."""
        given: deque[File] = deque()

        def waiting() -> Iterator[Task]:
            for file in files:
                compressed = self._is_compressed(file.path)
                if isinstance(file.made, bytes) and not compressed:
                    self._put(file, Served(file.made))
                else:
                    given.append(file)
                    once = f"/{file.path}".startswith(self._ground.site.theme.address)
                    yield Task(file.made, compressed, once)

        for served in self._workshop.crew.do(self._ground.serve, waiting()):
            file = given.popleft()
            if isinstance(served, Lost):
                raise SystemExit(_LOST.format(source=file.source or file.path))
            self._put(file, served)

    def _is_compressed(self, path: str) -> bool:
        """Tell whether something lies compressed beside a file."""
        return bool(self._companions) and is_compressible(path)

    def _is_made(self, path: str, entry: Entry) -> bool:
        """Tell whether a page was made of the same parts and templates, and is there."""
        earlier = self._earlier.files.get(path)
        return (
            earlier is not None
            and earlier.key == entry.key
            and entry.template in self._same
            and self._keep(path, earlier._replace(source=entry.source))
        )

    def _entry(self, route: Route, outline: Outline) -> Entry:
        """Give the line of the manifest for a page, its size to be seen."""
        parts = [*outline.parts().values()]
        if isinstance(outline, Page) and not has_own_date(outline):
            parts.append(digest_value(self._ground.site.build_date))
        key = ".".join(part.hex()[:DIGITS] for part in parts)
        return Entry(0, key, outline.template, _mark(route.key))

    def _assets(self, assets: Sequence[Asset]) -> Iterator[File]:
        """Yield the assets that do not stand."""
        assets = [asset for asset in assets if not self._asset_stands(asset)]
        files = {asset.path: asset.content for asset in assets if isinstance(asset.content, Path)}
        digests = digest_files(files, self._workshop.products)
        for asset in assets:
            content = asset.content
            if isinstance(content, Path):
                yield from self._asset(asset, digests[asset.path], content.read_bytes)
            elif asset.key:
                yield from self._asset(asset, digest_of(self._base.encode(), asset.key()), content)
            else:
                made = content()
                yield from self._asset(asset, digest_of(made), made)

    def _asset_stands(self, asset: Asset) -> bool:
        """Tell whether an asset is as it was written, without asking what it is made from."""
        entry = self._earlier.files.get(asset.path)
        return (
            asset.sources is not None
            and entry is not None
            and entry.source == _mark(asset.sources)
            and self._is_as_it_was(entry)
            and self._keep(asset.path, entry)
        )

    def _asset(self, asset: Asset, digest: bytes, content: Content) -> Iterator[File]:
        """Yield an asset, unless it stands in its place as its digest tells."""
        path = asset.path
        # Settings and code tell what lies beside it, whatever its content is.
        compressed = self._is_compressed(path)
        key = (digest_of(self._base.encode(), digest) if compressed else digest).hex()
        entry = Entry(0, key, source="" if asset.sources is None else _mark(asset.sources))
        earlier = self._earlier.files.get(path)
        same = earlier._replace(source=entry.source) if earlier and earlier.key == key else None
        if not (same and self._keep(path, same)):
            made = content if isinstance(content, bytes) or asset.by_crew else content()
            yield File(path, entry, made)

    def _of_folder(self, folder: AssetFolder) -> Iterator[File]:
        """Yield files of a folder that are known once they are made, unless it is there already."""
        key = folder.digest(self._base)
        mark = f"{_FOLDER}{folder.path}"
        if (known := self._earlier.folders.get(folder.path)) and known[0] == key:
            files = {
                path: entry for path, entry in self._earlier.files.items() if entry.key == mark
            }
            if len(files) == known[1] and all(self._keep(*file) for file in files.items()):
                self._folders[folder.path] = known
                return
        contents = folder.files(self._workshop)
        for name, content in contents.items():
            path = f"{folder.path}/{name}"
            if isinstance(content, bytes):
                yield File(path, Entry(0, mark), content)
            elif not self._is_made_in_folder(path, mark):
                yield File(path, Entry(0, mark), content())
        self._folders[folder.path] = (key, len(contents))

    def _is_made_in_folder(self, path: str, mark: str) -> bool:
        """Tell whether a file whose path tells what is in it was written, and is there."""
        earlier = self._earlier.files.get(path)
        # Its path does not tell what lies beside it.
        alone = not is_compressible(path) or self._base == self._earlier.base
        return alone and earlier is not None and earlier.key == mark and self._keep(path, earlier)

    def _put(self, file: File, served: Served) -> None:
        """Let a file wait on the stage, with what lies beside it."""
        sizes = tuple(map(len, served.beside))
        entry = file.entry._replace(size=len(served.content), beside=sizes)
        contents = (served.content, *filter(None, served.beside))
        paths = (path for path, _ in entry.sizes(file.path))
        changed = [self._stage.put(*each) for each in zip(paths, contents, strict=True)]
        if any(changed):
            self.tally.written += 1
        else:
            self.tally.unchanged += 1
        self._files[file.path] = entry
        self._workshop.progress.step()


def _mark(sources: bytes) -> str:
    """Name sources in the manifest."""
    return sources.hex() or NO_TEXT


_LOST = (
    "Không dựng được trang của {source}: máy xử lý quá lâu, hết bộ nhớ hoặc chương trình bị dừng. "
    "Chưa ghi gì ra trang."
)
