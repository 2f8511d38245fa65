"""The archive as the preview has it: read again at each change, its pages made when asked for."""

import gc
from dataclasses import replace
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path

from pelican.settings import read_settings

from plugins.archive.crew import Crew
from plugins.archive.generator import build_date
from plugins.archive.outputs import Output, gather
from plugins.archive.problems import Invalid
from plugins.archive.reading import read_archive
from plugins.archive.render import Renderer
from plugins.archive.report import count, lay_out
from plugins.archive.site import Site, make_site
from plugins.archive.source import file_state, list_files
from plugins.archive.theme import theme_assets
from plugins.archive.workshop import open_workshop
from plugins.guide.pages import guide_route
from tools.preview.answers import Answer, Project, Report
from tools.preview.reading import Reading

NO_DATE = date(1970, 1, 1)
"""The date of a site whose archive was never read; no page that is shown tells it."""

THEME_TEXTS = ("templates", "translations")
"""Folders of the theme that a renderer is made from; the other files are read when asked for."""


class Session:
    """Reads the archive of a project and answers for its addresses."""

    def __init__(self, project: Project) -> None:
        """Load settings and capabilities, as Pelican does for a build."""
        given = {
            "PATH": str(project.content),
            "THEME": str(project.theme),
            # Editors must never see what a browser has kept.
            "WORKS_OFFLINE": False,
        }
        self._settings = read_settings(str(project.settings), override=given)
        # Who is told of a problem can read there how to mend it, whatever readers may see.
        for name in (*self._settings["PLUGINS"], "plugins.guide"):
            import_module(name).register()
        self._project = project
        # A worker of the preview is a process that may have none of its own.
        self._workshop = open_workshop(Path(self._settings["STORE"]), Crew(workers=1))
        self._date = NO_DATE
        self._now: Reading | None = None

    def read(self) -> Report:
        """Read what is there now; only what has changed is parsed anew."""
        content, theme = self._project.content, self._project.theme
        try:
            archive = read_archive(content, self._workshop, drafts=True)
            self._workshop.products.keep(all_asked=False)
            self._date = build_date(archive)
            site, renderer = self._site_and_renderer()
            outputs = gather(archive, site, content, theme)
        except Invalid as invalid:
            report = [*lay_out(invalid.problems, content), f"Có {count(invalid.problems)}."]
            site, renderer = self._site_and_renderer()
            shown: list[Output] = [*theme_assets(theme, site.theme), guide_route(site)]
            self._keep(Reading(content, site, renderer, self._workshop, shown, invalid.problems))
            return Report(0, 0, "\n".join(report))
        self._keep(Reading(content, site, renderer, self._workshop, outputs, ()))
        return Report(len(archive.records), sum(record.draft for record in archive.records), "")

    def answer(self, address: str) -> Answer | None:
        """Give what is at an address; None for what takes long to make."""
        now = self._current()
        return None if now.is_slow(address) else now.answer(address)

    def answer_slowly(self, address: str) -> Answer:
        """Give what is at an address, however long it takes to make."""
        return self._current().answer(address)

    def _current(self) -> Reading:
        while self._now is None:
            self.read()
        return self._now

    def _keep(self, reading: Reading) -> None:
        if self._now is None:
            # What was read first mostly stays: the search for garbage, which would take longer
            # than the reading of a change, need not look through it.
            gc.freeze()
        self._now = reading

    def _site_and_renderer(self) -> tuple[Site, Renderer]:
        """Make both, or recall them: templates take longer to read than to fill."""
        theme = self._project.theme
        files = (path for folder in THEME_TEXTS for path in list_files(theme, folder)[0])
        state = tuple((path, *file_state(theme, path)) for path in files)
        recall = self._workshop.memory.recall
        undated = recall(("site", state), partial(make_site, self._settings, NO_DATE))
        site = replace(undated, build_date=self._date)
        key = ("renderer", state, self._date)
        return site, recall(key, partial(Renderer, theme / "templates", site))
