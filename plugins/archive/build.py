"""The build: what was made of the same before is not made again.

A page stands as it was written when three things are as they were then: what every page depends on
(code, settings, texts of the interface), the templates it is made of, and the parts of its outline.
Nobody makes all outlines for that: where no card and no term has changed, those of pages without
a source are as they were, and those of others as long as their source is. Digests decide, never
time stamps.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from plugins.archive.archive import Archive
from plugins.archive.companions import Served, compress, sent_by
from plugins.archive.crew import Lost
from plugins.archive.digests import digest_of, digest_value
from plugins.archive.earlier import OF_FOLDER, Earlier, mark
from plugins.archive.file_digests import digest_files
from plugins.archive.manifest import DIGITS, Entry, Manifest, read_manifest
from plugins.archive.media_types import is_compressible
from plugins.archive.metatags import has_own_date
from plugins.archive.outputs import NOTHING, Output, Standing
from plugins.archive.page import Asset, AssetFolder, Content, Outline, Page, Route
from plugins.archive.render import Renderer
from plugins.archive.signals import connected
from plugins.archive.site import Site
from plugins.archive.store import code_digest
from plugins.archive.template_digests import TemplateDigests
from plugins.archive.why import Why
from plugins.archive.workshop import Workshop
from plugins.archive.write import Place, Stage, fill, locked

_ROOT = Path(__file__).resolve().parents[2]
_CODE = ("plugins",)


Made = Outline | Callable[[], bytes] | bytes
"""What is in a file: the outline of its page, what makes its content, or the content."""


class File(NamedTuple):
    """A file on its way to the stage; its entry in the manifest knows no sizes yet."""

    path: str
    entry: Entry
    made: Made
    source: str = ""


class Task(NamedTuple):
    """What is to be made for a place, and whether something lies ``compressed`` beside it."""

    place: Place
    made: Made
    compressed: bool
    once: bool


class Ready(NamedTuple):
    """What waits on the stage: sizes of a file and of what lies beside it, suffixes of the new."""

    sizes: tuple[int, ...]
    changed: tuple[str, ...]


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

    def deliver(self, task: Task) -> Ready:
        """Make what is served of a file, and bring it to its place."""
        return bring(task.place, self.serve(task))

    @property
    def companions(self) -> frozenset[str]:
        """Suffixes of what lies compressed beside a file."""
        return sent_by(self.site.hosts)


def bring(place: Place, served: Served) -> Ready:
    """Bring a file to its place."""
    sizes = (len(served.content), *map(len, served.beside))
    return Ready(sizes, fill(place, served.by_suffix()))


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
            manifest = read_manifest(self._folder)
            self._earlier = Earlier(self._folder, manifest, self._manifest(), self._templates)
            with stage("Lập địa chỉ"):
                outputs = [*gather(NOTHING if why else self._keep_lists())]
            self._stage = Stage(self._folder, manifest)
            if why:
                explained = Why(manifest, self._manifest(), self._templates)
                self.tally.explanation = explained.explain(why, outputs)
            try:
                self._make(outputs)
                with stage("Ghi ra trang"):
                    self.tally.removed = self._stage.commit(self._manifest())
            finally:
                self._stage.discard()
        return self.tally

    def _manifest(self) -> Manifest:
        digests = self._templates.digests
        return Manifest(self._base, self._catalogue, digests, self._folders, self._files)

    def _keep_lists(self) -> Standing:
        """Leave all that shows no text as it is, or nothing; gives what stands."""
        lists = self._earlier.lists()
        for path, entry in lists.items():
            self._keep(path, entry)
        addresses = self._earlier.addresses(self._plain_pages) if lists else frozenset()
        return Standing(lists.keys(), addresses)

    def _make(self, outputs: list[Output]) -> None:
        """Make what does not stand; takes the outputs away, for the routes to pages are large."""
        folders = [output for output in outputs if isinstance(output, AssetFolder)]
        single = [output for output in outputs if not isinstance(output, AssetFolder)]
        outputs.clear()
        self._make_single(single)
        with self._workshop.progress.stage("Lập chỉ mục tìm kiếm, chép ảnh"):
            for folder in folders:
                self._serve(self._of_folder(folder))

    def _make_single(self, outputs: list[Route | Asset]) -> None:
        """Make pages and assets: what is quickly made here, the rest by the crew."""
        progress = self._workshop.progress
        changed = [output for output in outputs if not self._stands(output)]
        outputs.clear()
        waiting = deque(_spread(changed))
        del changed

        def files() -> Iterator[File]:
            # What a route holds is let go with it.
            while waiting:
                output = waiting.popleft()
                made = self._page(output) if isinstance(output, Route) else self._asset(output)
                if made:
                    yield made
                else:
                    progress.step()

        with progress.stage("Dựng trang", len(waiting)):
            self._serve(files())

    def _serve(self, files: Iterable[File]) -> None:
        """Let the crew make and compress files and bring them to the stage, if it can."""
        crew, ground = self._workshop.crew, self._ground
        make: Callable[[Task], Served | Ready] = ground.serve if crew.is_far else ground.deliver
        given: deque[tuple[File, Place]] = deque()

        def waiting() -> Iterator[Task]:
            for file in files:
                place = self._stage.place(file.path)
                compressed = self._is_compressed(file.path)
                if isinstance(file.made, bytes) and not compressed and not crew.is_at_hand:
                    self._take(file, place, bring(place, Served(file.made)))
                else:
                    given.append((file, place))
                    once = f"/{file.path}".startswith(ground.site.theme.address)
                    yield Task(place, file.made, compressed, once)

        for made in crew.do(make, waiting()):
            file, place = given.popleft()
            if isinstance(made, Lost):
                raise SystemExit(_LOST.format(source=file.source or file.path))
            self._take(file, place, made if isinstance(made, Ready) else bring(place, made))

    def _page(self, route: Route) -> File | None:
        """Give a page by its outline; None where it was made of the same parts, and is there."""
        outline = route.outline()
        entry = self._entry(route, outline)
        if same := self._earlier.page(route.path, entry):
            self._keep(route.path, same)
            return None
        if isinstance(outline, Page):
            route.check(outline)
            return File(route.path, entry, self._ground.render(outline), route.source)
        return File(route.path, entry, outline, route.source)

    def _entry(self, route: Route, outline: Outline) -> Entry:
        """Give the line of the manifest for a page, its size to be seen."""
        parts = [*outline.parts().values()]
        if isinstance(outline, Page) and not has_own_date(outline):
            parts.append(digest_value(self._ground.site.build_date))
        key = ".".join(part.hex()[:DIGITS] for part in parts)
        return Entry(0, key, outline.template, mark(route.sources))

    def _asset(self, asset: Asset) -> File | None:
        """Give an asset; None where it was made of the same, and is there."""
        content: Content
        if isinstance(asset.content, Path):
            content = asset.content.read_bytes
            digests = digest_files({asset.path: asset.content}, self._workshop.products)
            digest = digests[asset.path]
        elif asset.key:
            content, digest = asset.content, digest_of(self._base.encode(), asset.key())
        else:
            content = asset.content()
            digest = digest_of(content)
        # Settings and code tell what lies beside it, whatever its content is.
        if self._is_compressed(asset.path):
            digest = digest_of(self._base.encode(), digest)
        entry = Entry(0, digest.hex(), source=mark(asset.sources))
        if same := self._earlier.same(asset.path, entry):
            self._keep(asset.path, same)
            return None
        made = content if isinstance(content, bytes) or self._by_crew(asset) else content()
        return File(asset.path, entry, made)

    def _of_folder(self, folder: AssetFolder) -> Iterator[File]:
        """Yield files of a folder that are known once they are made, unless it is there already."""
        key = folder.digest(self._base)
        if known := self._earlier.folder_files(folder.path, key):
            for path, entry in known.items():
                self._keep(path, entry)
            self._folders[folder.path] = key, len(known)
            return
        contents = folder.files(self._workshop)
        entry = Entry(0, f"{OF_FOLDER}{folder.path}")
        for name, content in contents.items():
            path = f"{folder.path}/{name}"
            if isinstance(content, bytes):
                yield File(path, entry, content)
            elif same := self._earlier.in_folder(path, entry):
                self._keep(path, same)
            else:
                yield File(path, entry, content())
        self._folders[folder.path] = (key, len(contents))

    def _stands(self, output: Route | Asset) -> bool:
        """Leave an output as it is where that is known without asking what it is made from."""
        entry = self._earlier.standing(output)
        if entry:
            self._keep(output.path, entry)
        return entry is not None

    def _keep(self, path: str, entry: Entry) -> None:
        """Leave a file as it is."""
        self._files[path] = entry
        self.tally.unchanged += 1

    def _take(self, file: File, place: Place, ready: Ready) -> None:
        """Hear that a file waits on the stage, with what lies beside it."""
        self._stage.take(place, ready.changed)
        if ready.changed:
            self.tally.written += 1
        else:
            self.tally.unchanged += 1
        size, *beside = ready.sizes
        self._files[file.path] = file.entry._replace(size=size, beside=tuple(beside))
        self._workshop.progress.step()

    def _by_crew(self, asset: Asset) -> bool:
        """Tell whether the crew can get at the content of an asset."""
        copied = isinstance(asset.content, Path)
        return asset.by_crew or (copied and not self._workshop.crew.is_far)

    def _is_compressed(self, path: str) -> bool:
        """Tell whether something lies compressed beside a file."""
        return bool(self._companions) and is_compressible(path)


def _spread(outputs: Iterable[Route | Asset]) -> list[Route | Asset]:
    """Spread pages with a source, those without and assets evenly among each other.

    The crew makes the first, this process the others: so none waits for the end of the others.
    """
    kinds: defaultdict[tuple[type, bool], list[Route | Asset]] = defaultdict(list)
    for output in outputs:
        kinds[type(output), bool(output.source)].append(output)
    placed = [
        (number / len(kind), each) for kind in kinds.values() for number, each in enumerate(kind)
    ]
    return [each for _, each in sorted(placed, key=itemgetter(0))]


_LOST = (
    "Không dựng được trang của {source}: máy xử lý quá lâu, hết bộ nhớ hoặc chương trình bị dừng. "
    "Chưa ghi gì ra trang."
)
