"""The site as its settings describe it: what every page shows, whatever the page."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.archive.digests import digest_value
from plugins.archive.language import Language, load_language
from plugins.archive.theme import Theme, fingerprint

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; object-src 'none'; require-trusted-types-for 'script'"
)
"""The content policy that every page states."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the menu, and the access key it may have."""

    label: str
    href: str
    access_key: str


@dataclass(frozen=True, slots=True)
class Owner:
    """The institution that answers for the site."""

    name: str
    responsible: str
    address: str
    telephone: str
    email: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shows.

    ``history_url`` shows the history of a source, ``{path}`` standing for the path below the
    content folder, or is empty.
    ``url`` has no slash at its end and may be empty. ``tagging_entity`` is a host and a date, in
    whose name things are identified for ever. ``language`` is that of the interface,
    ``content_lang`` the tag of the language in which records are written. ``form_backend`` tells
    the form in the browser where records are kept (Decap's ``backend``); None is no form.
    ``works_offline`` is whether readers' browsers keep what they visit, ``share_pictures`` whether
    pictures are drawn for where pages are shared. ``legacy_hosts`` are hosts
    of older portals whose names lead to this site by now, and ``hosts`` the kinds of hosts that it
    is made ready for. ``theme`` is where the theme lies, and ``minified`` whether pages are written
    in fewer bytes.
    """

    name: str
    short_name: str
    subtitle: str
    url: str
    tagging_entity: str
    language: Language
    content_lang: str
    emblem: str
    menu: tuple[MenuItem, ...]
    owner: Owner
    rights: str
    page_size: int
    build_date: date
    history_url: str
    form_backend: Mapping[str, Any] | None
    works_offline: bool
    share_pictures: bool
    legacy_hosts: tuple[str, ...]
    hosts: tuple[str, ...]
    theme: Theme
    minified: bool

    @property
    def policy(self) -> str:
        """The content policy that every page states."""
        return POLICY

    @property
    def lang(self) -> str:
        """The language tag."""
        return self.language.tag

    @property
    def digest(self) -> str:
        """Digest all of it but the date of the build, which few pages show."""
        shown = (getattr(self, field.name) for field in fields(self) if field.name != "build_date")
        return digest_value([*shown]).hex()

    def absolute(self, address: str) -> str:
        """Make a site-absolute address a whole one, where the site knows its own."""
        return f"{self.url}{address}"

    def tag(self, name: str) -> str:
        """Identify something of the archive for ever, wherever the site moves (RFC 4151)."""
        return f"tag:{self.tagging_entity}:{name}"

    def history(self, path: str) -> str:
        """Where git shows every version of a source; empty where nobody said where."""
        return self.history_url.replace("{path}", path)

    @property
    def host(self) -> str:
        """The host it is served from; empty where it does not know."""
        return urlsplit(self.url).hostname or ""

    @property
    def base_path(self) -> str:
        """The path below which the site is served, ending in a slash."""
        return f"{urlsplit(self.url).path}/"


def make_site(settings: Mapping[str, Any], build_date: date) -> Site:
    """Make the site from Pelican's settings."""
    language = load_language(Path(settings["THEME"], "translations"), settings["DEFAULT_LANG"])
    return Site(
        settings["SITENAME"],
        settings["SITE_SHORT_NAME"],
        settings["SITESUBTITLE"],
        settings["SITEURL"].rstrip("/"),
        settings["TAGGING_ENTITY"],
        language,
        settings["CONTENT_LANG"],
        settings["EMBLEM"],
        tuple(
            MenuItem(language.gettext(label), href, access_key)
            for label, href, access_key in settings["MENU"]
        ),
        Owner(**settings["OWNER"]),
        settings["RIGHTS"],
        settings["PAGE_SIZE"],
        build_date,
        settings.get("HISTORY_URL", ""),
        settings.get("FORM_BACKEND"),
        settings.get("WORKS_OFFLINE", False),
        settings.get("SHARE_PICTURES", False),
        tuple(settings.get("LEGACY_HOSTS", ())),
        tuple(settings.get("HOSTS", ())),
        fingerprint(Path(settings["THEME"])) if settings.get("FINGERPRINTS") else Theme(),
        settings.get("MINIFIED", False),
    )
