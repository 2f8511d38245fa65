"""The miniature archive as a portal left it, and what addresses that portal had."""

from collections.abc import Mapping
from pathlib import Path

from tests.archive.samples import copy_site, good

PORTAL = "https://so.example.vn"
LEGACY: Mapping[str, str] = {
    "cau-hoi": "/Default.aspx?tabid=12&id=3",
    "tieng-viet": "/Tin-tức/Hội nghị.html",
    "dau-la": "/a$b/(c)/d|e+f.g'h;i=1,2~{x}",
    "dau-ngoac": "/%22q%22/%5Cn.htm",
    "dai": f"/{'rat-' * 40}dai.aspx",
    "cau-hoi-la": "/x.php?a=%C4%90&b=$1&c='\\d'.*",
}
"""The address of a record on the portal, by the slug of the record."""


def make_content(folder: Path) -> Path:
    """Copy the miniature archive, with a record for each address of the portal."""
    content = copy_site(folder)
    for slug, address in LEGACY.items():
        url = address.replace("\\", "\\\\").replace('"', '\\"')
        text = good(id=f"cu-{slug}", legacy=f'{{url: "{PORTAL}{url}"}}')
        file = content / "tin" / "2022" / f"2022-09-16-{slug}.md"
        file.write_text(text, encoding="utf-8")
    return content


def record_address(slug: str) -> str:
    return f"/tin/2022/{slug}/"
