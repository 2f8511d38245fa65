from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from pelican.settings import read_settings

from plugins.archive.render import Renderer
from plugins.archive.site import Site, make_site
from tests.archive.sample_pages import sample_page

SETTINGS = Path(__file__).parent / "sample_settings.py"


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(read_settings(str(SETTINGS)), date(2022, 9, 16))


def render(
    site: Site, template: str, address: str = "/tin/2022/hop/", html: str = "", text: str = "a"
) -> str:
    """Render one template that is given as text."""
    renderer = Renderer(Path(__file__).parent / "theme" / "templates", site)
    environment = renderer._environment  # noqa: SLF001 - a template as text is read at a glance
    page = sample_page(address, text, html)
    return environment.from_string(template).render(page=page, view=page.view)


@pytest.mark.parametrize(
    ("page", "address", "expected"),
    [
        ("/", "/tin/", "tin/"),
        ("/tin/2022/hop/", "/", "../../../"),
        ("/tin/2022/hop/", "/tin/2022/hop/", "./"),
        ("/tin/2022/hop/", "/theme/site.css", "../../../theme/site.css"),
        ("/tin/2022/hop/", "/tim-kiem/?q=a#b", "../../../tim-kiem/?q=a#b"),
    ],
)
def test_links_are_relative_to_the_page(site: Site, page: str, address: str, expected: str) -> None:
    assert expected == render(site, f'{{{{ href("{address}") }}}}', page)


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
        ('<a href="/tin/">a</a>', '<a href="../../">a</a>'),
        ('<a title="x" href="/tin/#b">a</a>', '<a title="x" href="../../#b">a</a>'),
        ('<a href="https://a.vn/">a</a>', '<a href="https://a.vn/">a</a>'),
        ('<a href="#fn:1">a</a>', '<a href="#fn:1">a</a>'),
        ('<code>a href="/tin/"</code>', '<code>a href="/tin/"</code>'),
    ],
)
def test_links_of_a_body_are_set_in_place(site: Site, html: str, expected: str) -> None:
    assert expected == render(site, "{{ view.html | in_place }}", html=html)


def test_what_is_not_trusted_is_escaped(site: Site) -> None:
    assert "&lt;b&gt;" == render(site, "{{ view.text }}", text="<b>")


@pytest.mark.parametrize("name", ["view.txet", "page.titel", "site.nmae", "unknown"])
def test_a_misspelt_name_is_an_error(site: Site, name: str) -> None:
    with pytest.raises(UndefinedError):
        render(site, f"{{{{ {name} }}}}")
