"""Constants of the site. Production adds what differs in publishconf.py."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# Pelican may be started anywhere; the plugins stand beside this file.
sys.path.append(str(ROOT))

# What readers see on every page. An institution puts in its own.
SITENAME = "Biên niên khoa học và công nghệ"
SITE_SHORT_NAME = "Biên niên"
SITESUBTITLE = "Kho lưu trữ tin hội nghị, đại hội ngành khoa học và công nghệ"
EMBLEM = "/theme/images/emblem.svg"
RIGHTS = "Nội dung dùng theo giấy phép CC BY-SA 4.0, trừ nơi có ghi khác."
OWNER = {
    "name": "Ban biên tập Biên niên",
    "responsible": "Trưởng ban biên tập",
    "address": "Số 1, đường Ví Dụ, Hà Nội",
    "telephone": "024 0000 0000",
    "email": "bien-tap@bien-nien.example",
}
# Label, address, access key; the order of the menu. `_` lets Babel find the labels to translate.
_ = str
MENU = [
    (_("Trang chủ"), "/", ""),
    (_("Tin tức"), "/tin/", ""),
    (_("Dòng thời gian"), "/dong-thoi-gian/", ""),
    (_("Tìm theo ngày"), "/theo-ngay/", ""),
    (_("Tìm kiếm"), "/tim-kiem/", ""),
    (_("Sơ đồ trang"), "/so-do/", "3"),
    (_("Giới thiệu"), "/gioi-thieu/", ""),
    (_("Liên hệ"), "/lien-he/", ""),
]
# The language of the interface, and that of the write-ups.
DEFAULT_LANG = "vi"
CONTENT_LANG = "vi"
# Where write-ups put the tone mark in open oa, oe, uy: "hòa" (False) or "hoà" (True).
NEW_TONES = False
TIMEZONE = "Asia/Ho_Chi_Minh"
# The one locale that every machine has: the site never asks it, and Pelican insists on one.
LOCALE = "C"

# Entries on a page of a list: about four screens of a phone.
PAGE_SIZE = 20

# Where readers find the site: for canonical links, sharing and structured data. Links between
# pages are relative, so a build works anywhere.
SITEURL = "https://bien-nien.example"

# In whose name feeds and calendars identify records (RFC 4151): a host, and a year at whose
# beginning it was yours. It stays when the site moves: to change it shows readers all news as new.
TAGGING_ENTITY = "bien-nien.example,2026"

# Where the form in the browser (/quan-tri/) keeps write-ups: Decap's `backend`, for instance
# {"name": "github", "repo": "owner/name", "branch": "main"}. None: the site has no form.
FORM_BACKEND: dict[str, str | bool] | None = None

# Where builds and the preview keep what they found out; safe to delete at any time.
STORE = str(ROOT / ".store")

# Who does the work of a large build: "" is this machine with all its cores, else the address of the
# scheduler of a Dask cluster, as tcp://10.0.0.5:8786.
DASK_SCHEDULER = ""

# Where git shows how a write-up was changed, {path} standing for its path below content/; "" is
# nowhere. CI knows it (publishconf.py).
HISTORY_URL = ""

# Whether browsers keep what readers visit, to be read and searched without the network. Off, they
# also drop what they kept.
WORKS_OFFLINE = True

# Widths in pixels that pictures are made in; none serves the files of editors as they are, with all
# that a camera wrote into them: quick, and for their own eyes. Production makes some.
PICTURE_WIDTHS: tuple[int, ...] = ()

# Whether pictures with the title are drawn for where pages without one are shared. Production does.
SHARE_PICTURES = False

# Whether readers find the guide for editors at /huong-dan/.
SHOW_GUIDE = False

THEME = str(ROOT / "theme")
PLUGINS = [
    "plugins.archive.generator",
    "plugins.records",
    "plugins.listings",
    "plugins.timeline",
    "plugins.search",
    "plugins.feeds",
    "plugins.calendars",
    "plugins.robots",
    "plugins.plain_pages",
    "plugins.form",
    "plugins.offline",
    "plugins.share_pictures",
    *(["plugins.guide"] if SHOW_GUIDE else []),
]

# Our own generator does all of this (see docs/architecture.md), so Pelican's stand idle.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
READERS = {"rst": None, "html": None}
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
