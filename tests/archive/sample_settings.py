"""Settings of the core by itself: a theme of three lines, one plain capability."""

from pathlib import Path

from pelicanconf import *  # noqa: F403 - Pelican's way: the site with a few changes

THEME = str(Path(__file__).resolve().parent / "theme")
PLUGINS = ["plugins.archive.generator", "plugins.plain_pages", "tests.archive.sample_pages"]
MENU = []
