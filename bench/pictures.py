"""Measure what pictures cost: 50 photos as cameras make them, in an archive of 200 records.

    .venv/bin/python bench/pictures.py

Builds for production as `publish` does, and prints seconds of wall and of all processors together,
and the highest memory: cold without making any picture, to compare, then cold, with what the stores
keep but no output, and when nothing has changed. Then what came out.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The bench and the plugins are found from here on, wherever this is started.
sys.path.insert(0, str(ROOT))

from bench.archive_text import OwnProse  # noqa: E402
from bench.make_archive import make_archive  # noqa: E402
from bench.measuring import Cost, measure  # noqa: E402
from plugins.archive.urls import VARIANTS  # noqa: E402

RECORDS = 200
SETTINGS = """import sys
sys.path.insert(0, {root!r})
from publishconf import *
STORE = {store!r}
{more}
"""
PLAIN = "PICTURE_WIDTHS = ()"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--photos", type=int, default=50)
    photos = parser.parse_args().photos
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_archive(folder / "content", RECORDS, OwnProse(), photos=photos)
        plain = publish(folder, "plain", "plain", PLAIN)
        cold = publish(folder, "made", "cold")
        show("cold, no picture made", plain)
        show("cold", cold)
        show("stores, no output", publish(folder, "made", "other"))
        show("nothing changed", publish(folder, "made", "cold"))
        print(f"a photo: {(cold.cpu - plain.cpu) / photos:.2f} s of CPU")
        tell(folder / "content" / "images", folder / "cold")


def publish(folder: Path, store: str, output: str, more: str = "") -> Cost:
    """Build with stores and an output folder of these names."""
    settings = folder / f"{store}conf.py"
    text = SETTINGS.format(root=str(ROOT), store=str(folder / store), more=more)
    settings.write_text(text, encoding="utf-8")
    content, site = folder / "content", folder / output
    pelican = [sys.executable, "-m", "pelican"]
    return measure([*pelican, "--settings", settings, "--output", site, content], ROOT)


def show(what: str, cost: Cost) -> None:
    """Print the cost of a build."""
    print(f"{what:24}{cost.wall:7.1f} s{cost.cpu:8.1f} s CPU{cost.memory:8.0f} MB")


def tell(originals: Path, site: Path) -> None:
    """Print how many bytes there are of a picture, in the mean."""
    kinds = {
        "as it came": originals.rglob("*.jpg"),
        "at its address": site.joinpath("images").rglob("*.jpg"),
        "in all widths": site.joinpath(VARIANTS.strip("/")).rglob("*.webp"),
    }
    sizes = {name: [file.stat().st_size for file in files] for name, files in kinds.items()}
    for name, of_files in sizes.items():
        print(f"{name:24}{len(of_files):7} files{statistics.mean(of_files) / 1000:8.0f} KB")


if __name__ == "__main__":
    main()
