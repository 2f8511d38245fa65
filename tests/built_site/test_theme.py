"""The theme holds what the site uses, and says of itself what is true."""

import re
from collections.abc import Iterable
from pathlib import Path

from tests.conftest import ROOT

THEME = ROOT / "theme"
TEMPLATES = {file.name: file.read_text("utf-8") for file in (THEME / "templates").glob("*.html")}
COMPONENTS = {
    file.stem: file.read_text("utf-8")
    for file in (THEME / "templates" / "components").glob("*.html")
}
SHEETS = [file.read_text("utf-8") for file in sorted((THEME / "static" / "css").glob("*.css"))]
MACRO = re.compile(r"{% macro (\w+)\((.*?)\) %}")
# The reset takes the bullets from a list that has a class, so this one needs no rule of its own.
BARE_LISTS = {"timeline-entries"}


def test_a_component_is_one_macro_with_the_name_of_its_file() -> None:
    for name, text in COMPONENTS.items():
        assert [name] == [found for found, _ in MACRO.findall(text)]


def test_what_a_template_imports_it_calls_and_every_component_is_imported() -> None:
    imported = set()
    for name, text in {**TEMPLATES, **COMPONENTS}.items():
        asked = re.findall(r'{% from "components/(\w+).html" import \1 %}', text)
        imported |= set(asked)

        assert (name, []) == (name, [macro for macro in asked if f"{macro}(" not in text])

    # The filter of its name keeps what this one gives.
    assert set(COMPONENTS) - {"record_entry"} == imported
    assert "| record_entry(" in COMPONENTS["record_list"]


def test_every_template_is_extended_or_shown_by_a_page() -> None:
    code = _code()
    extended = re.findall(r'{% extends "(.*?)" %}', "".join(TEMPLATES.values()))

    assert [] == [name for name in TEMPLATES.keys() - extended if f'"{name}"' not in code]


def test_templates_and_style_sheets_know_the_same_classes() -> None:
    markup = re.sub(r"{[%{].*?[%}]}", "", "".join([*TEMPLATES.values(), *COMPONENTS.values()]))
    used = {name for names in re.findall(r'class="(.*?)"', markup) for name in names.split()}
    rules = re.sub(r'/\*.*?\*/|"[^"]*"|url\(.*?\)', "", "".join(SHEETS), flags=re.DOTALL)
    styled = set(re.findall(r"\.([a-z][\w-]*)", rules))

    assert styled == used - BARE_LISTS


def test_every_token_is_set_and_used() -> None:
    rules = "".join(SHEETS)

    assert set(re.findall(r"var\((--[\w-]+)", rules)) == set(re.findall(r"(--[\w-]+):", rules))


def test_the_first_sheet_declares_the_layers_and_every_other_stands_in_one_of_them() -> None:
    first, *others = SHEETS
    declared = re.findall(r"\w+", first.removeprefix("@layer"))
    layers = [re.findall(r"^@layer (\w+) {", sheet, re.MULTILINE) for sheet in others]

    assert set(declared) == {name for names in layers for name in names}
    for sheet, names in zip(others, layers, strict=True):
        outside = re.sub(r"/\*.*?\*/|^@layer \w+ {.*?^}", "", sheet, flags=re.DOTALL | re.MULTILINE)

        assert (1, "") == (len(names), outside.strip())


def test_the_readme_of_templates_lists_every_macro_as_it_is_called() -> None:
    table = _readme().partition("## Components")[2]
    listed = re.findall(r"^\| `(\w+\(.*?\))`", table, re.MULTILINE)
    signatures = [
        f"{name}({re.sub('=[^,]*', '', parameters)})"
        for text in COMPONENTS.values()
        for name, parameters in MACRO.findall(text)
    ]

    assert sorted(signatures) == listed


def test_the_readme_of_templates_lists_every_page_template() -> None:
    listed = re.findall(r"^\| `(\w+\.html)`", _readme(), re.MULTILINE)

    assert sorted(TEMPLATES.keys() - {"base.html"}) == listed


def test_the_readme_of_templates_names_classes_that_exist() -> None:
    classes = re.findall(r"^class (\w+)", _code(), re.MULTILINE)

    assert set(re.findall(r"`(\w+View|Owner|MenuItem)`", _readme())) <= set(classes)


def _code() -> str:
    """All that makes pages: the capabilities, and the preview with its page of problems."""
    return "".join(_joined((ROOT / folder).rglob("*.py")) for folder in ("plugins", "tools"))


def _readme() -> str:
    return (THEME / "templates" / "README.md").read_text("utf-8")


def _joined(files: Iterable[Path]) -> str:
    return "".join(file.read_text("utf-8") for file in files)
