"""Which templates a page is made of: all that Jinja itself would read for it."""

from pathlib import Path

import pytest
from jinja2 import Environment
from jinja2.meta import find_referenced_templates

from plugins.archive.render import ENTRY
from plugins.archive.template_digests import TemplateDigests

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


def taken_in(name: str) -> set[str]:
    """The templates that Jinja reads for one, by its own account."""
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    environment.filters.update(dict.fromkeys(("in_place", "embedded", "record_entry")))
    found, waiting = set[str](), [name]
    while waiting:
        found.add(here := waiting.pop())
        tree = environment.parse((TEMPLATES / here).read_text(encoding="utf-8"))
        for other in find_referenced_templates(tree):
            assert other is not None, f"{here} takes in a template whose name is worked out"
            waiting += {other} - found
    return found


@pytest.mark.parametrize("name", NAMES)
def test_all_that_a_template_takes_in_is_known(name: str) -> None:
    assert taken_in(name) <= set(TemplateDigests(TEMPLATES).closure(name))


def test_what_a_filter_shows_is_known_too() -> None:
    digests = TemplateDigests(TEMPLATES)

    assert ENTRY in digests.closure("listing.html")
    assert ENTRY in digests.closure("home.html")
    assert ENTRY not in digests.closure("record.html")


def test_a_change_is_told_to_all_that_take_it_in() -> None:
    digests = TemplateDigests(TEMPLATES)
    earlier = digests.digests | {"components/time.html": "khác"}

    assert ["components/time.html"] == list(digests.changed("record.html", earlier))
    assert [] == list(digests.changed("components/link.html", earlier))
