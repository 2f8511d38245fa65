"""What differs in production: CI tells where it publishes."""

import os
import sys
from pathlib import Path

# Pelican loads this file by its path, from wherever it is started.
sys.path.append(str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - Pelican's way: production is the site with a few changes

SITEURL = os.environ.get("SITEURL") or SITEURL  # noqa: F405
HISTORY_URL = os.environ.get("HISTORY_URL") or HISTORY_URL  # noqa: F405

PLUGINS = [*PLUGINS, "plugins.delivery", "plugins.seal"]  # noqa: F405

# Pictures for the columns of the theme: beside an entry or on a phone, a phone with sharp pixels or
# the text column, a phone with the sharpest, and the text column on a sharp screen.
PICTURE_WIDTHS = (360, 720, 1080, 1600)
SHARE_PICTURES = True

# The kinds of hosts the site is made ready for: "nginx", "apache", "iis", "github" (GitHub Pages),
# and one of "netlify", "cloudflare" and "gitlab". See docs/publishing.md.
HOSTS: tuple[str, ...] = ("nginx", "apache", "iis", "netlify", "github")

# Whether scripts, styles and fonts lie in a folder named by what is in it, which browsers keep for
# ever, and pages have digests to check them by. Off, a site also works from the disk (file:).
FINGERPRINTS = True

# Whether pages are written in fewer bytes.
MINIFIED = True

# Hosts of older portals whose names lead to this site by now, as "sokhcn.example.vn": what records
# tell in legacy.url leads to them. The host of SITEURL is always one.
LEGACY_HOSTS: tuple[str, ...] = ()

# Where `deploy` brings the site: "/srv/www/tin", "user@host:/srv/www/tin", "file:/mnt/tin" or
# "s3://bucket/folder". See docs/publishing.md.
DEPLOY_TO = os.environ.get("DEPLOY_TO", "")
