"""The interface speaks each language it has a catalogue for, whole."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup

from tests.conftest import ROOT, build

TRANSLATIONS = ROOT / "theme" / "translations"
PLACEHOLDER = re.compile(r"%\(\w+\)\w")


def texts_in_use() -> set[str]:
    """Every text that code, templates and settings mark for translation."""
    with (TRANSLATIONS / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    marks = {**DEFAULT_KEYWORDS, "field": None}
    found = extract_from_dir(ROOT, methods, options, marks, directory_filter=_is_ours)
    return {text if isinstance(text, str) else text[0] for _, _, text, _, _ in found}


def _is_ours(folder: str) -> bool:
    return not Path(folder).name.startswith((".", "_")) and Path(folder).name != "node_modules"


def catalogue(language: str) -> Catalog:
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_catalogue_holds_the_texts_in_use_and_no_other(language: str) -> None:
    held = {identifier(message) for message in catalogue(language) if message.id}

    assert texts_in_use() == held


def test_every_text_is_in_english_with_the_same_placeholders() -> None:
    lacking = []
    for message in catalogue("en"):
        texts = [message.string] if isinstance(message.string, str) else message.string or [""]
        wanted = set(PLACEHOLDER.findall(identifier(message)))
        if any(not text or set(PLACEHOLDER.findall(text)) != wanted for text in texts):
            lacking.append(message.id)

    assert lacking == []


def test_a_site_in_english_speaks_english(tmp_path: Path) -> None:
    done = build(ROOT / "content", tmp_path, "--extra-settings", 'DEFAULT_LANG="en"')
    page = BeautifulSoup((tmp_path / "index.html").read_bytes(), "html.parser")

    assert (done.returncode, done.stderr) == (0, "")
    assert page.select("html")[0]["lang"] == "en"
    assert page.select(".menu-list a")[0].get_text() == "Home"
    assert page.select(".record-entry-date time")[0].get_text() == "Thursday, January 18, 2024"


def identifier(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
