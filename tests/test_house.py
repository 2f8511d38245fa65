"""All plugins and components keep the rules of the house, and each rule finds its breach."""

import ast
import re
from pathlib import Path

import pytest

from tests.house import (
    ROOT,
    RULES,
    Module,
    Rule,
    has_no_clock,
    house,
    import_cycle,
    imports_at_the_top,
    keeps_no_state,
    keeps_to_its_room,
    leaves_jinja_to_templates,
    meets_pelican_at_the_door,
    writes_in_one_place,
)

COMPONENTS = ROOT / "theme" / "templates" / "components"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_plugin_keeps_the_rule(rule: Rule) -> None:
    problems = [f"{module.name}:{problem}" for module in house() for problem in rule(module)]

    assert [] == problems, rule.__doc__


def test_plugins_import_each_other_in_no_circle() -> None:
    assert [] == import_cycle(house())


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.stem)
def test_a_component_is_one_macro_of_the_name_of_its_file(path: Path) -> None:
    assert [path.stem] == macros(path.read_text(encoding="utf-8"))


# rule, module, source that breaks the rule there
BREACHES = (
    (keeps_to_its_room, "plugins.search.pages", "from plugins.timeline.pages import pages"),
    (keeps_to_its_room, "plugins.search.pages", "from plugins import timeline"),
    (keeps_to_its_room, "plugins.search.pages", "import plugins.timeline"),
    (keeps_to_its_room, "plugins.search.pages", "from ..timeline import pages"),
    (keeps_to_its_room, "plugins.archive.urls", "from plugins.search import pages"),
    (keeps_to_its_room, "plugins.vietnamese.slugs", "from plugins.archive import urls"),
    (keeps_to_its_room, "plugins", "from plugins import archive"),
    (meets_pelican_at_the_door, "plugins.archive.urls", "import pelican.signals"),
    (meets_pelican_at_the_door, "plugins.search.pages", "from pelican import signals"),
    (leaves_jinja_to_templates, "plugins.archive.page", "from jinja2 import Environment"),
    (imports_at_the_top, "plugins.archive.page", "def f():\n    import re"),
    (
        imports_at_the_top,
        "plugins.archive.page",
        "class C:\n  def f(self):\n    from re import sub",
    ),
    (has_no_clock, "plugins.archive.page", "datetime.now(tz=UTC)"),
    (has_no_clock, "plugins.archive.page", "datetime.date.today()"),
    (has_no_clock, "plugins.archive.page", "datetime.datetime.utcnow()"),
    (has_no_clock, "plugins.archive.page", "time.time()"),
    (has_no_clock, "plugins.archive.page", "from time import time"),
    (writes_in_one_place, "plugins.search.pages", "path.write_bytes(b'')"),
    (writes_in_one_place, "plugins.search.pages", "(folder / 'a').write_text('')"),
    (writes_in_one_place, "plugins.search.pages", "open('a', 'w')"),
    (writes_in_one_place, "plugins.search.pages", "open('a', mode='ab')"),
    (writes_in_one_place, "plugins.search.pages", "path.open('r+')"),
    (writes_in_one_place, "plugins.search.pages", "os.replace(a, b)"),
    (writes_in_one_place, "plugins.search.pages", "path.replace(other)"),
    (writes_in_one_place, "plugins.search.pages", "shutil.rmtree(folder)"),
    (keeps_no_state, "plugins.search.pages", "SEEN: dict[str, str] = {}"),
    (keeps_no_state, "plugins.search.pages", "seen = defaultdict(list)"),
    (keeps_no_state, "plugins.search.pages", "def f():\n    global seen"),
)

HARMLESS = (
    ("plugins.search.pages", "from plugins.archive import signals\nfrom plugins import vietnamese"),
    ("plugins.search.pages", "from . import index\nfrom plugins.search.terms import terms"),
    ("plugins.search.pages", "datetime(2022, 9, 14).replace(day=1)\ntime.strftime('%H')"),
    ("plugins.search.pages", "'a-b'.replace('-', ' ')\nreplace(view, title='')"),
    ("plugins.search.pages", "path.open()\nopen(path, 'rb')\npath.open('rb')\nos.stat(path)"),
    ("plugins.search.pages", "WEEKDAYS = ('thứ hai',)\ndef f():\n    found = []"),
    ("plugins.archive.generator", "from pelican.generators import Generator"),
    ("plugins.archive.templates", "import jinja2"),
    ("plugins.archive.write", "path.write_bytes(b'')\nos.replace(a, b)"),
)


@pytest.mark.parametrize(
    ("rule", "name", "source"), BREACHES, ids=lambda given: getattr(given, "__name__", given)
)
def test_a_breach_is_found(rule: Rule, name: str, source: str) -> None:
    assert 1 == len(list(rule(Module(name, ast.parse(source)))))


@pytest.mark.parametrize(("name", "source"), HARMLESS, ids=str)
def test_what_is_allowed_is_not_a_breach(name: str, source: str) -> None:
    module = Module(name, ast.parse(source))

    assert [] == [problem for rule in RULES for problem in rule(module)]


def test_every_rule_has_a_breach_that_shows_it_works() -> None:
    assert set(RULES) == {rule for rule, _, _ in BREACHES}


def test_a_package_may_meet_pelican() -> None:
    package = Module("plugins.search", ast.parse("from pelican import signals"), is_package=True)

    assert [] == list(meets_pelican_at_the_door(package))


def test_a_circle_of_imports_is_found() -> None:
    circle = [
        Module("plugins.a", ast.parse("from plugins.b import name")),
        Module("plugins.b", ast.parse("from plugins import c")),
        Module("plugins.c", ast.parse("import plugins.a")),
    ]

    assert {"plugins.a", "plugins.b", "plugins.c"} == set(import_cycle(circle))
    assert [] == import_cycle(circle[:2])


def test_all_macros_of_a_component_are_found() -> None:
    assert ["pager", "_step"] == macros("{% macro pager(x) %}{%- macro _step() -%}")


def macros(template: str) -> list[str]:
    """Return the names of the macros a template defines."""
    return re.findall(r"{%-?\s*macro\s+(\w+)", template)
