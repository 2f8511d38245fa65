from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup
from pelican.settings import read_settings

from plugins.archive.page import Page
from plugins.archive.render import Renderer
from plugins.archive.site import Site, make_site
from plugins.archive.templates import Templates
from plugins.archive.theme import Theme
from plugins.archive.views import DateView, EntryView, LinkView
from tests.archive.sample_pages import sample_page

SETTINGS = Path(__file__).parent / "sample_settings.py"


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(read_settings(str(SETTINGS)), date(2022, 9, 16))


def render(
    site: Site, template: str, address: str = "/tin/2022/hop/", html: str = "", text: str = "a"
) -> str:
    """Render one template that is given as text."""
    page = sample_page(address, text, html)
    with TemporaryDirectory() as folder:
        Path(folder, page.template).write_text(template, "utf-8")
        return Renderer(Path(folder), site).render(page)


@pytest.mark.parametrize(
    ("page", "address", "expected"),
    [
        ("/", "/", "./"),
        ("/", "/tin/", "./tin/"),
        ("/tin/2022/hop/", "/", "../../../"),
        ("/tin/2022/hop/", "/tin/2022/hop/", "../../../tin/2022/hop/"),
        ("/tin/2022/hop/", "/theme/site.css", "../../../theme/site.css"),
        ("/tin/2022/hop/", "/tim-kiem/?q=a#b", "../../../tim-kiem/?q=a#b"),
    ],
)
def test_links_are_relative_to_the_page(site: Site, page: str, address: str, expected: str) -> None:
    assert expected == render(site, f'{{{{ href("{address}") }}}}', page)
    assert expected == render(site, "{{ href(view.text) }}", page, text=address)
    assert f"{expected}!" == render(site, '{{ href(view.text) ~ "!" }}', page, text=address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/theme/js/a.js", "../theme-0123456789/js/a.js"),
        ("/theme/images/emblem.svg", "../theme/images/emblem.svg"),
        ("/tin/theme/", "../tin/theme/"),
    ],
)
def test_files_of_the_theme_are_asked_for_where_they_lie(
    site: Site, address: str, expected: str
) -> None:
    placed = replace(site, theme=Theme("/theme-0123456789/"))

    assert expected == render(placed, f'{{{{ href("{address}") }}}}', "/tin/")
    named = f'{{% for address in ["{address}"] %}}{{{{ href(address) }}}}{{% endfor %}}'
    assert expected == render(placed, named, "/tin/")


def test_a_file_that_is_known_can_be_checked(site: Site) -> None:
    placed = replace(site, theme=Theme("/theme-0123456789/", {"/theme/a.js": "sha384-ab+/"}))
    template = '<script src="a"{{ integrity("/theme/a.js") }}{{ integrity("/theme/b.js") }}>'

    assert '<script src="a" integrity="sha384-ab+/">' == render(placed, template)
    assert '<script src="a">' == render(site, template)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", "/theme/site.css"),
        ("https://a.vn", "/theme/site.css"),
        ("https://a.vn/kho/b", "/kho/b/theme/site.css"),
    ],
)
def test_links_of_the_page_for_what_is_not_found_start_at_the_root(
    site: Site, url: str, expected: str
) -> None:
    """A host shows that page at any depth."""
    below = replace(site, url=url)

    assert expected == render(below, '{{ href("/theme/site.css") }}', "/404.html")
    html = render(below, "{{ view.html | in_place }}", "/404.html", '<a href="/theme/site.css">')
    assert f'<a href="{expected}">' == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/tin/">a</a>', '<a href="../../../tin/">a</a>'),
        ('<a title="x" href="/tin/#b">a</a>', '<a title="x" href="../../../tin/#b">a</a>'),
        ('<a href="https://a.vn/">a</a>', '<a href="https://a.vn/">a</a>'),
        ('<a href="#fn:1">a</a>', '<a href="#fn:1">a</a>'),
        ('<code>a href="/tin/"</code>', '<code>a href="/tin/"</code>'),
    ],
)
def test_links_of_a_body_are_set_in_place(site: Site, html: str, expected: str) -> None:
    assert expected == render(site, "{{ view.html | in_place }}", html=html)


def test_what_is_not_trusted_is_escaped(site: Site) -> None:
    assert "&lt;b&gt;" == render(site, "{{ view.text }}", text="<b>")


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("view.txet", AttributeError),
        ("page.titel", AttributeError),
        ("site.nmae", AttributeError),
        ("site.owner.nmae", AttributeError),
        ("unknown", UndefinedError),
        ("unknown.name", UndefinedError),
    ],
)
def test_a_misspelt_name_is_an_error(site: Site, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        render(site, f"{{{{ {name} }}}}")
    with pytest.raises(error):
        render(site, f"{{% if {name} %}}a{{% endif %}}")


def test_an_entry_is_rendered_once_and_anew_when_it_has_changed(
    site: Site, tmp_path: Path, made: list[str]
) -> None:
    """The preview reads records again and again, and lists show what it has read."""
    show = lister(site, tmp_path)
    first = entry("Họp")

    assert ["<h2>Họp", "<h2>Họp", "<h3>Họp"] == [show(first, 2), show(first, 2), show(first, 3)]
    assert "<h2>Họp" == show(entry("Họp"), 2)
    assert 1 == len(made)
    assert ["<h2>Họp tổ", "<h2>Họp"] == [show(entry("Họp tổ"), 2), show(first, 2)]


def test_entries_beyond_those_kept_are_shown_too(
    site: Site, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.archive.render.KEPT_ENTRIES", 1)
    show = lister(site, tmp_path)
    for title in ("a", "b", "a", "b"):
        assert f"<h2>{title}" == show(entry(title, f"/tin/2022/{title}/"), 2)

    assert 3 == len(made)


@dataclass(frozen=True, slots=True)
class ListedView:
    """An entry of a list."""

    entry: EntryView
    level: int


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of macros that were asked for as functions."""
    names: list[str] = []
    function = Templates.function

    def noted(templates: Templates, template: str, name: str) -> Callable[..., Markup]:
        names.append(name)
        return function(templates, template, name)

    monkeypatch.setattr(Templates, "function", noted)
    return names


def lister(site: Site, folder: Path) -> Callable[[EntryView, int], str]:
    """Make what renders a page with one entry."""
    (folder / "components").mkdir()
    macro = "{% macro record_entry(entry, level) %}<h{{ level }}>{{ entry.title }}{% endmacro %}"
    (folder / "components" / "record_entry.html").write_text(macro)
    (folder / "list.html").write_text("{{ view.entry | record_entry(view.level) }}")
    renderer = Renderer(folder, site)
    return lambda entry, level: renderer.render(
        Page("/tin/", "list.html", "", "", ListedView(entry, level))
    )


def entry(title: str, href: str = "/tin/2022/hop/") -> EntryView:
    link = LinkView("Tin")
    return EntryView(title, href, "", DateView("", ""), None, link, link, None, draft=False)
