"""The addresses of the site: each kind of page has one rule, and no other place makes addresses.

Addresses are site-absolute and end in a slash (``/tin/2022/dai-hoi/``); the renderer makes them
relative to the page they stand on, so that the site works below any path.
"""

from datetime import date

HOME = "/"
RECORDS = "/tin/"
DATES = "/theo-ngay/"
TIMELINE = "/dong-thoi-gian/"
SEARCH = "/tim-kiem/"
SEARCH_INDEX = "/search/"
NAMES_INDEX = "/search/names/"
SEARCH_READER = "/search/reader.js"
SEARCH_DESCRIPTION = "/search/opensearch.xml"
SITE_MAP = "/so-do/"
ON_THIS_DAY = "/ngay-nay/"
FORM = "/quan-tri/"
OFFLINE = "/ngoai-tuyen/"
WORKER = "/service-worker.js"
VARIANTS = "/pictures/"
SITEMAP = "/sitemap.xml"
NEWS_SITEMAP = "/sitemap-news.xml"
ROBOTS = "/robots.txt"
HUMANS = "/humans.txt"
WEB_MANIFEST = "/site.webmanifest"
SECURITY = "/.well-known/security.txt"
NOT_FOUND = "/404.html"
THEME = "/theme/"
THEME_IMAGES = "/theme/images/"
STYLE_SHEET = "/theme/site.css"
NOT_FOUND_SLUG = "khong-tim-thay"

TERM_FOLDERS = {
    "categories": "chuyen-muc",
    "organizations": "don-vi",
    "people": "nhan-su",
    "series": "chuoi",
    "tags": "chu-de",
    "kinds": "loai",
}
"""The folder of each vocabulary whose terms have pages."""

FEED_FILES = {
    "application/atom+xml": "atom.xml",
    "application/rss+xml": "rss.xml",
    "application/feed+json": "feed.json",
}
"""The name of a list's feed by its media type."""

CALENDAR_FILE = "lich.ics"
"""The name of the calendar of a list's meetings."""

SHARE_FILE = "chia-se.png"
"""The name of the picture that is drawn for where a page is shared."""
SHARE_WIDTH, SHARE_HEIGHT = 1200, 630
"""Its size in pixels (https://developers.facebook.com/docs/sharing/webmasters/images)."""

FEED_VOCABULARIES = ("categories", "organizations", "series")
"""The vocabularies whose terms have feeds: what somebody may want to follow."""


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


def timeline_month_address(year: int, month: int) -> str:
    """Address of the timeline of a month in a year too full for one page; 0 is no known month."""
    folder = f"{month:02d}" if month else "khong-ro-thang"
    return f"{timeline_address(year)}{folder}/"


def vocabulary_address(vocabulary: str) -> str:
    """Address of the list of a vocabulary's terms."""
    return f"/{TERM_FOLDERS[vocabulary]}/"


def term_address(vocabulary: str, term: str) -> str:
    """Address of the list of a term's records."""
    return f"{vocabulary_address(vocabulary)}{term}/"


def letter_address(vocabulary: str, letter: str) -> str:
    """Address of the list of a vocabulary's terms under a letter; ``letter`` is ASCII."""
    return f"{vocabulary_address(vocabulary)}chu/{letter}/"


def part_address(address: str, number: int) -> str:
    """Address of a numbered part of the list at an address; part 1 holds the oldest records."""
    return f"{address}trang/{number}/"


def feed_address(address: str, media_type: str) -> str:
    """Address of a feed of the list at an address; that of all records is the home page."""
    return f"{address}{FEED_FILES[media_type]}"


def calendar_address(address: str) -> str:
    """Address of the calendar of a unit's meetings, or of all of them at the home page's."""
    return f"{address}{CALENDAR_FILE}"


def share_address(address: str) -> str:
    """Address of the picture drawn for the page at an address; it outlives a change of title."""
    return f"{address}{SHARE_FILE}"


def sitemap_address(number: int) -> str:
    """Address of a part of the list of addresses for search engines."""
    return f"/sitemap-{number}.xml"


def on_this_day_address(month: int, day: int) -> str:
    """Address of what was held on a day of any year, for the home page's script."""
    return f"{ON_THIS_DAY}{month:02d}-{day:02d}.json"


def plain_address(slug: str) -> str:
    """Address of a plain page; hosts show one of them for what is not found."""
    return NOT_FOUND if slug == NOT_FOUND_SLUG else f"/{slug}/"


def image_address(file: str) -> str:
    """Address of a picture."""
    return f"/images/{file}"


def variant_address(name: str, width: int) -> str:
    """Address of a picture as it is made in a width; a folder holds some hundreds of them."""
    return f"{VARIANTS}{name[:2]}/{name[2:]}-{width}.webp"


def attachment_address(file: str) -> str:
    """Address of an attachment."""
    return f"/files/{file}"


def output_path(address: str) -> str:
    """Path of the file that serves an address, relative to the output folder."""
    path = address.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def way_to_root(page: str) -> str:
    """The way from the page at an address to the root of the site, ending in a slash."""
    return "../" * (page.count("/") - 1) or "./"


def relative(address: str, page: str) -> str:
    """Make a site-absolute address relative to the page at the address ``page``."""
    return f"{way_to_root(page)}{address[1:]}"
