"""What differs in production: CI tells where it publishes."""

import os
import sys
from pathlib import Path

# Pelican loads this file by its path, from wherever it is started.
sys.path.append(str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - Pelican's way: production is the site with a few changes

SITEURL = os.environ.get("SITEURL") or SITEURL  # noqa: F405
HISTORY_URL = os.environ.get("HISTORY_URL") or HISTORY_URL  # noqa: F405

PLUGINS = [*PLUGINS, "plugins.delivery"]  # noqa: F405

# Pictures for the columns of the theme: beside an entry or on a phone, a phone with sharp pixels or
# the text column, a phone with the sharpest, and the text column on a sharp screen.
PICTURE_WIDTHS = (360, 720, 1080, 1600)
SHARE_PICTURES = True

# The kinds of hosts the site is made ready for: "nginx", "apache", "iis", "github" (GitHub Pages),
# and one of "netlify", "cloudflare" and "gitlab". See docs/publishing.md.
HOSTS: tuple[str, ...] = ("nginx", "apache", "iis", "netlify", "github")

# Hosts of older portals whose names lead to this site by now, as "sokhcn.example.vn": what records
# tell in legacy.url leads to them. The host of SITEURL is always one.
LEGACY_HOSTS: tuple[str, ...] = ()
