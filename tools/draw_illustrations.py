"""Draw the illustrations of the archive into ``content/images``.

    python -m tools.draw_illustrations

Each picture is composed as SVG (see ``tools.illustrations``), rasterised by Chromium and kept as
WebP. The drawings stand for scenes of a meeting; they show nobody in particular and hold no text.
"""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tools.illustrations import halls, papers, works
from tools.illustrations.brush import HEIGHT, WIDTH

IMAGES = Path(__file__).parent.parent / "content" / "images"
COLOURS = 64  # Flat drawings need no more, and without loss they are smaller than at quality 80.

SCENES: dict[str, Callable[[], str]] = {
    "2017/dong-song-tu-binh-thi-nghiem.webp": works.river,
    "2017/nam-nguoi-ra-mat.webp": halls.presented,
    "2017/thao-luan-quanh-ban.webp": halls.discussion,
    "2019/muoi-hai-thua-ruong.webp": works.half_year,
    "2019/muoi-sau-don-vi.webp": works.sixteen_units,
    "2022/ban-thi-nghiem.webp": works.bench,
    "2022/cung-ky-giao-uoc.webp": papers.many_sign,
    "2022/hop-ket-hop.webp": halls.hybrid,
    "2022/hop-phieu.webp": halls.ballot,
    "2022/trao-giay-khen.webp": papers.handing_over,
    "2024/buc-phat-bieu.webp": halls.rostrum,
    "2024/hoi-truong.webp": halls.hall,
    "2024/ky-giao-uoc.webp": papers.two_sign,
    "2024/sau-giay-khen.webp": papers.six_certificates,
}


def main() -> None:
    """Draw every scene anew."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, scene in SCENES.items():
            write_webp(IMAGES / name, rasterise(page, scene()))
        browser.close()


def rasterise(page: Page, svg: str) -> bytes:
    """The PNG of an SVG document, at the size of the viewport."""
    page.set_content(f"<body style='margin:0'>{svg}</body>")
    return page.screenshot()


def write_webp(path: Path, png: bytes) -> None:
    """Keep a PNG as a small WebP with sharp edges."""
    path.parent.mkdir(parents=True, exist_ok=True)
    drawing = Image.open(BytesIO(png)).convert("RGB")
    few = drawing.quantize(COLOURS, dither=Image.Dither.NONE)
    few.convert("RGB").save(path, "WEBP", lossless=True, method=6)


if __name__ == "__main__":
    main()
