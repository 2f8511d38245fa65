"""The site as something that phones can put beside their apps: a web application manifest.

https://www.w3.org/TR/appmanifest/. Its addresses are relative to itself, so the site may lie
anywhere. The icons are files of the theme.
"""

import json

from plugins.archive.site import Site

_PAPER = "#fbf7ef"
"""What a phone shows before the page: its ground by day."""

_ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-512-maskable.png", "512x512", "maskable"),
)


def write_manifest(site: Site) -> bytes:
    """Write the manifest; a way back stays on the screen (``minimal-ui``)."""
    manifest = {
        "name": site.name,
        "short_name": site.short_name,
        "description": site.subtitle,
        "lang": site.lang,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {"src": f"theme/images/{file}", "sizes": sizes, "type": "image/png", "purpose": purpose}
            for file, sizes, purpose in _ICONS
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()
