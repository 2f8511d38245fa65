"""Settled templates give what Jinja makes of them as they stand, and ask a page for less."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import Template, UndefinedError, nodes
from jinja2.compiler import CodeGenerator
from pelican.settings import read_settings

from plugins.archive.page import Page, Route
from plugins.archive.reading import read_archive
from plugins.archive.render import Renderer
from plugins.archive.site import Site, make_site
from plugins.archive.templates import Templates
from plugins.archive.views import DateView
from tests.archive.sample_pages import sample_page
from tests.conftest import ROOT

THEME = ROOT / "theme" / "templates"
OWNER = dict.fromkeys(("name", "responsible", "address", "telephone", "email"), "a")
ROOMS = ("guide", "listings", "offline", "plain_pages", "records", "search", "timeline")


class Plain(Templates):
    """Templates as they stand, compiled by Jinja alone."""

    def __init__(self, folder: Path, site: Site, stamp: str = "") -> None:
        super().__init__(folder, site, stamp)
        self.code_generator_class = CodeGenerator

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 - it is Jinja's to say
    ) -> str:
        return super(Templates, self)._generate(source, name, filename, defer_init)


@pytest.fixture(scope="module", params=["vi", "en"])
def site(request: pytest.FixtureRequest) -> Site:
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    return make_site({**settings, "DEFAULT_LANG": request.param}, date(2022, 1, 1))


@pytest.fixture(scope="module", params=["content", "tests/site"])
def pages(request: pytest.FixtureRequest, site: Site) -> list[Page]:
    archive = read_archive(ROOT / request.param)
    outputs = (
        output
        for room in ROOMS
        for output in import_module(f"plugins.{room}.pages").pages(archive, site=site)
    )
    return [output.make() for output in outputs if isinstance(output, Route)]


def test_settled_templates_give_the_same_html_as_plain_ones(
    site: Site, pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    settled = Renderer(THEME, site)
    monkeypatch.setattr("plugins.archive.render.Templates", Plain)
    plain = Renderer(THEME, site)
    for page in pages:
        assert plain.render(page) == settled.render(page)


def test_a_page_is_one_function(
    site: Site, pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A macro that is called or a template that is asked for takes longer than what it shows."""
    renderer = Renderer(THEME, site)
    by_template = {page.template: page for page in pages}
    for page in by_template.values():
        renderer.render(page)
    asked: list[str] = []
    get_template = Templates.get_template

    def noted(templates: Templates, name: str, parent: str | None = None) -> Template:
        asked.append(name)
        return get_template(templates, name, parent)

    monkeypatch.setattr(Templates, "get_template", noted)
    for page in by_template.values():
        renderer.render(page)

    # A tree calls itself.
    assert sorted([*by_template, "components/tree.html"]) == sorted(asked)


def test_no_template_chains_mappings_of_names(site: Site) -> None:
    templates = Templates(THEME, site)

    assert templates.globals is templates.get_template("components/time.html").globals


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ _("Tin") }}', "Records"),
        ('{{ _("100%%") }}', "100%"),
        ('{{ _("<b>") }}', "<b>"),
        ('{{ _("<b>") | forceescape }}', "&lt;b&gt;"),
        ('{{ _("<b> %(a)s", a="<i>") }}', "<b> &lt;i&gt;"),
        ('{{ _("%(a)s <b> %(a)s", a=view.text, b=1) }}', "a&amp;b <b> a&amp;b"),
        ('{{ _("%(a)s %%", a=1) }}', "1 %"),
        ('{{ _("%(a)s", a=view.html | safe) }}', "<i>"),
        ('{{ ngettext("%(num)s <b>", "%(num)s <i>", 1) }}', "1 <b>"),
        ('{{ ngettext("%(num)s <b>", "%(num)s <i> %(a)s", 2, a="<u>") }}', "2 <i> &lt;u&gt;"),
    ],
)
def test_texts_are_translated_and_trusted_and_their_values_escaped(
    template: str, expected: str, tmp_path: Path
) -> None:
    assert expected == shown_by(Templates, template, tmp_path, DEFAULT_LANG="en")


@pytest.mark.parametrize(
    ("template", "settings", "expected"),
    [
        ("{{ site.name }}", {"SITENAME": "<b>"}, "&lt;b&gt;"),
        ("{{ site.owner.name }}", {"OWNER": OWNER | {"name": "<b>"}}, "&lt;b&gt;"),
        ("{% if site.url %}yes{% else %}no{% endif %}", {"SITEURL": ""}, "no"),
        ("{% if site.works_offline %}yes{% else %}no{% endif %}", {"WORKS_OFFLINE": False}, "no"),
    ],
)
def test_what_the_site_says_is_escaped(
    template: str, settings: dict[str, object], expected: str, tmp_path: Path
) -> None:
    assert expected == shown_by(Templates, template, tmp_path, **settings)


@pytest.mark.parametrize(
    "call",
    [
        'first("<b>", view.text)',
        'first(view.html, text="a&b")',
        "first(text=view.text, name=view.html)",
        "first(view.text, second(view.html))",
        'first(_("<b>"), ["a", "b"])',
        'first(site.name, "b")',
        "first(view.html)",
        "first(*[view.html, 2])",
    ],
)
def test_a_macro_gets_its_arguments(call: str, tmp_path: Path) -> None:
    (tmp_path / "first.html").write_text(
        '{% macro first(name, text="c") %}{{ name }}-{{ text }}{% endmacro %}'
    )
    (tmp_path / "second.html").write_text("{% macro second(view) %}<i>{{ view }}</i>{% endmacro %}")
    imported = '{% from "first.html" import first %}{% from "second.html" import second %}'
    settled, plain = (
        shown_by(kind, f"{imported}{{{{ {call} }}}}", tmp_path) for kind in (Templates, Plain)
    )

    assert plain == settled


@pytest.mark.parametrize(
    ("body", "call"),
    [
        ("{{ page.title }}", "shown(view.html)"),
        ("{{ view.text }}", "shown(view.html)"),
        ("{{ unknown }}", "shown(view.html)"),
        ("{{ unknown }}", "shown(1)"),
        ("{{ name }}", "shown()"),
    ],
)
def test_a_macro_sees_its_arguments_alone(body: str, call: str, tmp_path: Path) -> None:
    (tmp_path / "shown.html").write_text(f"{{% macro shown(name) %}}{body}{{% endmacro %}}")
    for kind in (Templates, Plain):
        with pytest.raises(UndefinedError):
            shown_by(kind, f'{{% from "shown.html" import shown %}}{{{{ {call} }}}}', tmp_path)


def test_blocks_are_filled_and_keep_what_they_set_to_themselves(tmp_path: Path) -> None:
    (tmp_path / "base.html").write_text(
        "{% block a %}{% set x = 1 %}{{ x }}{% endblock %}{% block b %}2{% endblock %}"
        "{% block c %}-{% block d %}3{% endblock %}{% endblock %}"
    )
    text = '{% extends "base.html" %} {% block b %}b{% endblock %} {% block d %}d{% endblock %}'

    assert "1b-d" == shown_by(Templates, text, tmp_path)
    with pytest.raises(UndefinedError):
        shown_by(Templates, text.replace("d{%", "{{ x }}{%"), tmp_path)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Names of templates as they are compiled; Python keeps compiled modules in a folder apart."""
    monkeypatch.setattr("sys.pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    names: list[str] = []
    compile_template = Templates.compile

    def noted(templates: Templates, source: str, name: str, filename: str) -> CodeType:
        names.append(name)
        return compile_template(templates, source, name, filename)

    monkeypatch.setattr(Templates, "compile", noted)
    return names


def show_time(site: Site, stamp: str) -> str:
    time = Templates(THEME, site, stamp).function("components/time.html", "time")
    return str(time(DateView("2022-09-14", "<14/9/2022>")))


def test_a_template_is_compiled_once_for_all_that_say_the_same(
    site: Site, compiled: list[str]
) -> None:
    shown = {show_time(site, stamp) for stamp in ("a", "a", "a")}

    assert ["components/time.html"] == compiled
    assert {show_time(site, "")} == shown


@pytest.mark.parametrize(
    ("stamp", "changes"), [("b", {}), ("", {}), ("a", {"build_date": date(2022, 1, 2)})]
)
def test_a_template_made_of_something_else_is_compiled_anew(
    site: Site, compiled: list[str], stamp: str, changes: dict[str, Any]
) -> None:
    show_time(site, "a")
    show_time(replace(site, **changes), stamp)

    assert 2 == len(compiled)


@pytest.mark.parametrize("damage", ["cut short", "empty", "changed"])
def test_a_compiled_template_that_is_damaged_is_passed_over(
    site: Site, compiled: list[str], damage: str, tmp_path: Path
) -> None:
    shown = show_time(site, "a")
    (file,) = tmp_path.rglob("*.template")
    kept = file.read_bytes()
    file.write_bytes({"cut short": kept[:-1], "empty": b"", "changed": kept + b"a"}[damage])

    assert [shown] * 2 == [show_time(site, "a") for _ in range(2)]
    assert 2 == len(compiled)


def test_where_python_keeps_nothing_no_compiled_template_is_kept(
    site: Site, compiled: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kept").touch()
    show_time(site, "a")
    (tmp_path / "kept").unlink()
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    show_time(site, "a")

    assert 2 == len(compiled)
    assert [] == [*tmp_path.iterdir()]


def shown_by(kind: type[Templates], text: str, folder: Path, **settings: object) -> str:
    """Show a template that is given as text, with others in a folder."""
    given = read_settings(str(ROOT / "pelicanconf.py"))
    templates = kind(folder, make_site({**given, **settings}, date(2022, 1, 1)))
    page = sample_page("/tin/", "a&b", "<i>")
    return templates.from_string(text).render(page=page, view=page.view)
