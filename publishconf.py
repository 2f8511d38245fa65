"""What differs in production: CI tells where it publishes."""

import os
import sys
from pathlib import Path

# Pelican loads this file by its path, from wherever it is started.
sys.path.append(str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - Pelican's way: production is the site with a few changes

SITEURL = os.environ.get("SITEURL") or SITEURL  # noqa: F405
HISTORY_URL = os.environ.get("HISTORY_URL") or HISTORY_URL  # noqa: F405
