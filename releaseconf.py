"""What differs in a copy for the shelf: it is read from a folder, where there is no host."""

import sys
from pathlib import Path

# Pelican loads this file by its path, from wherever it is started.
sys.path.append(str(Path(__file__).resolve().parent))

import publishconf
from pelicanconf import *  # noqa: F403 - Pelican's way: the site with a few changes

SITEURL = publishconf.SITEURL
HISTORY_URL = publishconf.HISTORY_URL
PICTURE_WIDTHS = publishconf.PICTURE_WIDTHS

PLUGINS = [*PLUGINS, "plugins.seal"]  # noqa: F405

FORM_BACKEND = None
WORKS_OFFLINE = False
