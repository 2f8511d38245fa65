"""Templates and views know the same fields: neither asks for, nor offers, what the other lacks."""

from collections import defaultdict
from dataclasses import fields
from datetime import date
from importlib import import_module

import pytest
from jinja2 import Environment, nodes
from pelican.settings import read_settings

from plugins.archive.page import Page
from plugins.archive.reading import read_archive
from plugins.archive.site import make_site
from tests.conftest import ROOT

ROOMS = ("listings", "plain_pages", "records", "search", "timeline")


@pytest.fixture(scope="module")
def shown() -> dict[str, set[str]]:
    """The fields of the views that each template is given."""
    archive = read_archive(ROOT / "tests" / "site")
    site = make_site(read_settings(str(ROOT / "pelicanconf.py")), date(2022, 1, 1))
    views: defaultdict[str, set[str]] = defaultdict(set)
    for room in ROOMS:
        for output in import_module(f"plugins.{room}.pages").pages(archive, site=site):
            if isinstance(output, Page):
                views[output.template] |= {field.name for field in fields(output.view)}
    return views


def test_a_template_uses_every_field_of_its_view_and_no_other(shown: dict[str, set[str]]) -> None:
    asked = {name: _asked(name) for name in shown}

    assert shown == asked


def _asked(template: str) -> set[str]:
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    text = (ROOT / "theme" / "templates" / template).read_text(encoding="utf-8")
    return {
        found.attr
        for found in environment.parse(text).find_all(nodes.Getattr)
        if isinstance(found.node, nodes.Name) and found.node.name == "view"
    }
