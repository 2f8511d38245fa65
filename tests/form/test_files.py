"""What the site holds with the form and without it, and what the form is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plugins.archive.metadata import Metadata
from plugins.form.policy import make_policy


@pytest.fixture
def fields(form_site: Path) -> dict[str, dict[str, Any]]:
    """The widgets by field."""
    config = json.loads((form_site / "quan-tri/config.json").read_bytes())
    return {widget["name"]: widget for widget in config["collections"][0]["fields"]}


def test_there_is_no_form_unless_it_is_asked_for(site: Path) -> None:
    assert not (site / "quan-tri").exists()


def test_the_form_adds_its_own_folder_alone(site: Path, form_site: Path) -> None:
    def paths(folder: Path) -> set[Path]:
        return {file.relative_to(folder) for file in folder.rglob("*") if file.is_file()}

    added = paths(form_site) - paths(site)

    assert paths(site) <= paths(form_site)
    assert {path.parts[0] for path in added} == {"quan-tri"}
    assert Path("quan-tri/vendor/decap-cms-3.16.3/decap-cms.js") in added


def test_its_page_is_hidden_from_search_engines_and_has_no_inline_script(form_site: Path) -> None:
    page = BeautifulSoup((form_site / "quan-tri/index.html").read_bytes(), "html.parser")

    assert page.select_one("meta[name=robots]") == page.find("meta", content="noindex")
    assert [script.get_text() for script in page.find_all("script")] == ["", ""]
    assert page.select("head > *")[0]["http-equiv"] == "Content-Security-Policy"


def test_every_field_has_its_widget_in_canonical_order(fields: dict[str, dict[str, Any]]) -> None:
    assert list(fields) == [*Metadata.model_fields, "body"]
    members = fields["elected"]["fields"][-1]
    assert [widget["name"] for widget in members["fields"]] == ["person", "office"]


def test_terms_are_chosen_by_their_names(fields: dict[str, dict[str, Any]]) -> None:
    person = fields["people"]["fields"][0]

    assert {"label": "Lê Văn Khê", "value": "le-van-khe"} in person["options"]
    assert (fields["tags"]["widget"], fields["tags"]["multiple"]) == ("select", True)


def test_what_must_be_filled_in_is_what_a_record_needs(fields: dict[str, dict[str, Any]]) -> None:
    needed = {name for name, widget in fields.items() if widget["required"]}
    place = {widget["name"]: widget["required"] for widget in fields["place"]["fields"]}

    # The identifier is made on saving; a name is needed only of a place that is given.
    assert needed == {"title", "summary", "kind", "category", "event", "organizer", "body"}
    assert place == {"name": False, "address": False}


@pytest.mark.parametrize(
    ("backend", "hosts"),
    [
        ({"name": "git-gateway"}, "'self' blob:"),
        ({"name": "gitlab", "repo": "a/b"}, "'self' blob: https://gitlab.com"),
        (
            {
                "name": "gitea",
                "base_url": "https://git.example/",
                "api_root": "https://api.example/v1",
            },
            "'self' blob: https://api.example https://git.example",
        ),
    ],
)
def test_the_policy_lets_the_page_reach_its_repository_alone(
    backend: dict[str, str], hosts: str
) -> None:
    assert f"connect-src {hosts};" in make_policy(backend)
