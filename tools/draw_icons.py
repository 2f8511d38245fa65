"""Draw the icons of the site from its emblem into ``theme/static/images``.

    python -m tools.draw_icons

Phones show them for a site that was put beside their apps. What a phone cuts into a shape of its
own has the colour of the emblem to its edges, and the emblem in the middle: a circle of four fifths
is never cut (https://www.w3.org/TR/appmanifest/#icon-masks).
"""

import shutil
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parent.parent / "theme" / "static" / "images"
GROUND = "#9c2225"  # Of the emblem's circle.
COLOURS = 64  # The emblem has two, and edges between them.


class Icon(NamedTuple):
    """An icon: its file, its size in pixels, and whether phones cut it."""

    file: str
    size: int
    is_cut: bool

    def svg(self, emblem: str) -> str:
        """Compose the icon; an emblem is 64 units wide."""
        drawn = (
            f'<rect width="64" height="64" fill="{GROUND}"/>'
            f'<g transform="translate(6.4 6.4) scale(0.8)">{emblem}</g>'
            if self.is_cut
            else emblem
        )
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" style="display: block" '
            f'width="{self.size}" height="{self.size}">{drawn}</svg>'
        )


ICONS = (
    Icon("icon-192.png", 192, is_cut=False),
    Icon("icon-512.png", 512, is_cut=False),
    Icon("icon-512-maskable.png", 512, is_cut=True),
    Icon("icon-180-apple.png", 180, is_cut=True),
)


def main() -> None:
    """Draw every icon anew."""
    emblem = (IMAGES / "emblem.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page()
        for icon in ICONS:
            page.set_viewport_size({"width": icon.size, "height": icon.size})
            page.set_content(f"<body style='margin:0'>{icon.svg(emblem)}</body>")
            write_png(IMAGES / icon.file, page.screenshot(omit_background=True))
        browser.close()


def write_png(path: Path, png: bytes) -> None:
    """Keep a PNG in few colours."""
    drawing = Image.open(BytesIO(png)).convert("RGBA")
    few = drawing.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(path, "PNG", optimize=True)


if __name__ == "__main__":
    main()
