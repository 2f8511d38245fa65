"""What differs in production: the site knows its own address."""

import os
import sys
from pathlib import Path

# Pelican loads this file by its path, from wherever it is started.
sys.path.append(str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - Pelican's way: production is the site with a few changes

# Whole addresses for canonical links, sharing and structured data. CI sets it from the host.
SITEURL = os.environ.get("SITEURL", "https://bien-nien.example").rstrip("/")
