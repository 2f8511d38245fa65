"""The addresses of the site: each kind of page has one rule, and no other place makes addresses.

Addresses are site-absolute and end in a slash (``/tin/2022/dai-hoi/``); the renderer makes them
relative to the page they stand on, so that the site works below any path.
"""

from datetime import date
from posixpath import relpath

HOME = "/"
RECORDS = "/tin/"
DATES = "/theo-ngay/"
TIMELINE = "/dong-thoi-gian/"
SEARCH = "/tim-kiem/"
SITE_MAP = "/so-do/"
NOT_FOUND = "/404.html"

TERM_FOLDERS = {
    "categories": "chuyen-muc",
    "organizations": "don-vi",
    "people": "nhan-su",
    "series": "chuoi",
    "tags": "chu-de",
    "kinds": "loai",
}
"""The folder of each vocabulary whose terms have pages."""


def record_address(year: int, slug: str) -> str:
    """Address of a record."""
    return f"{RECORDS}{year:04d}/{slug}/"


def year_address(year: int) -> str:
    """Address of the archive of a year."""
    return f"{RECORDS}{year:04d}/"


def month_address(year: int, month: int) -> str:
    """Address of the archive of a month."""
    return f"{RECORDS}{year:04d}/{month:02d}/"


def day_address(day: date) -> str:
    """Address of the archive of a day."""
    return f"{RECORDS}{day.year:04d}/{day.month:02d}/{day.day:02d}/"


def timeline_address(year: int) -> str:
    """Address of the timeline of a year."""
    return f"{TIMELINE}{year:04d}/"


def term_address(vocabulary: str, term: str, number: int | None = None) -> str:
    """Address of a term's list: of its newest part, or of the part with this number."""
    address = f"/{TERM_FOLDERS[vocabulary]}/{term}/"
    return address if number is None else f"{address}trang/{number}/"


def plain_address(slug: str) -> str:
    """Address of a plain page."""
    return f"/{slug}/"


def image_address(file: str) -> str:
    """Address of a picture."""
    return f"/images/{file}"


def attachment_address(file: str) -> str:
    """Address of an attachment."""
    return f"/files/{file}"


def output_path(address: str) -> str:
    """Path of the file that serves an address, relative to the output folder."""
    path = address.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def relative(address: str, page: str) -> str:
    """Make a site-absolute address relative to the page at the address ``page``."""
    target, mark, fragment = address.partition("#")
    target, question, query = target.partition("?")
    folder = page[: page.rfind("/") + 1]
    path = relpath(target, folder)
    if target.endswith("/") and path != ".":
        path += "/"
    return f"{'./' if path == '.' else path}{question}{query}{mark}{fragment}"
