"""Templates and views know the same fields: neither asks for, nor offers, what the other lacks."""

from collections import defaultdict
from dataclasses import fields
from datetime import date
from importlib import import_module

import pytest
from jinja2 import Environment, nodes
from pelican.settings import read_settings

from plugins.archive.archive import Archive
from plugins.archive.page import Asset, Page, Route
from plugins.archive.reading import read_archive
from plugins.archive.site import Site, make_site
from plugins.archive.views import EntryView
from tests.conftest import ROOT

ROOMS = (
    "calendars",
    "delivery",
    "feeds",
    "listings",
    "offline",
    "plain_pages",
    "records",
    "robots",
    "search",
    "timeline",
)


@pytest.fixture(scope="module")
def archive() -> Archive:
    return read_archive(ROOT / "tests" / "site")


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(read_settings(str(ROOT / "pelicanconf.py")), date(2022, 1, 1))


@pytest.fixture(scope="module")
def shown(archive: Archive, site: Site) -> dict[str, set[str]]:
    """The fields of the views that each template is given."""
    views: defaultdict[str, set[str]] = defaultdict(set)
    for room in ROOMS:
        for output in import_module(f"plugins.{room}.pages").pages(archive, site=site):
            if isinstance(output, Route):
                page = output.make()
                views[page.template] |= {field.name for field in fields(page.view)}
    return views


def test_a_template_uses_every_field_of_its_view_and_no_other(shown: dict[str, set[str]]) -> None:
    asked = {name: _asked(name) for name in shown}

    assert shown == asked


@pytest.mark.parametrize("room", ROOMS)
def test_no_page_is_made_before_it_is_asked_for(
    room: str, archive: Archive, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = list(import_module(f"plugins.{room}.pages").pages(archive, site=site))
    asked = [output for output in outputs if isinstance(output, Route)]

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nobody asked for it")

    for made in (Page, EntryView):
        monkeypatch.setattr(made, "__init__", refuse)
    again = list(import_module(f"plugins.{room}.pages").pages(archive, site=site))

    assert [route.address for route in asked] == [
        output.address for output in again if isinstance(output, Route)
    ]
    assert all(callable(output.content) for output in again if isinstance(output, Asset))


def _asked(template: str) -> set[str]:
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    text = (ROOT / "theme" / "templates" / template).read_text(encoding="utf-8")
    return {
        found.attr
        for found in environment.parse(text).find_all(nodes.Getattr)
        if isinstance(found.node, nodes.Name) and found.node.name == "view"
    }
