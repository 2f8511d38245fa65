"""The kinds of hosts that a site can be made ready for, and what they could not follow."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from plugins.archive.page import Asset, Route
from plugins.archive.problems import Problem
from plugins.archive.redirects import Redirect
from plugins.archive.site import Site
from plugins.delivery.apache import HTACCESS, htaccess
from plugins.delivery.iis import LARGEST, WEB_CONFIG, web_config
from plugins.delivery.nginx import MAPS, SERVER, maps, server
from plugins.delivery.redirect_pages import redirect_routes
from plugins.delivery.static_hosts import (
    HEADERS,
    REDIRECTS,
    STATIC_HOSTS,
    StaticHost,
    header_file,
    redirect_file,
)

Outputs = Iterator[Route | Asset]


def _for_nginx(site: Site, redirects: Sequence[Redirect]) -> Outputs:
    yield Asset(MAPS, partial(maps, site, redirects))
    yield Asset(SERVER, partial(server, site))


def _for_apache(site: Site, redirects: Sequence[Redirect]) -> Outputs:
    yield Asset(HTACCESS, partial(htaccess, site, redirects))


def _for_iis(site: Site, redirects: Sequence[Redirect]) -> Outputs:
    yield Asset(WEB_CONFIG, partial(web_config, site, redirects))


def _for_static(host: StaticHost, site: Site, redirects: Sequence[Redirect]) -> Outputs:
    yield Asset(REDIRECTS, partial(redirect_file, host, site, redirects))
    if host.knows_headers:
        yield Asset(HEADERS, partial(header_file, site))


HOSTS: Mapping[str, Callable[[Site, Sequence[Redirect]], Outputs]] = MappingProxyType(
    {
        "nginx": _for_nginx,
        "apache": _for_apache,
        "iis": _for_iis,
        **{name: partial(_for_static, host) for name, host in STATIC_HOSTS.items()},
        "github": redirect_routes,
    }
)
"""What the setting ``HOSTS`` may name, and the files for each."""


def unfit_hosts(site: Site, redirects: Sequence[Redirect]) -> Iterator[Problem]:
    """All that the setting asks for can be done."""
    yield from _unknown_hosts(site)
    yield from _overfull_hosts(site, redirects)


def _unknown_hosts(site: Site) -> Iterator[Problem]:
    """The setting names hosts that are known; of those that read the same file, one."""
    for host in site.hosts:
        if host not in HOSTS:
            yield _problem(f"loại máy chủ lạ “{host}”", f"một trong: {', '.join(HOSTS)}")
    alike = [host for host in site.hosts if host in STATIC_HOSTS]
    if len(alike) > 1:
        found = f"{', '.join(alike)} cùng đọc tệp {REDIRECTS}, mỗi nơi một khác"
        yield _problem(found, "chỉ ghi một trong các tên ấy")


def _overfull_hosts(site: Site, redirects: Sequence[Redirect]) -> Iterator[Problem]:
    """A host reads all redirects: of those beyond its limits it says nothing."""
    for name in site.hosts:
        host = STATIC_HOSTS.get(name)
        if host and host.rules:
            content = redirect_file(host, site, redirects)
            rules = content.count(b"\n")
            if rules > host.rules or len(content) > host.size:
                found = f"{rules} chuyển hướng, {_kilobytes(len(content))}"
                yield _overfull(found, f"{name} chỉ đọc {host.rules}, {_kilobytes(host.size)}")
    if "iis" in site.hosts and (size := len(web_config(site, redirects))) > LARGEST:
        yield _overfull(f"{WEB_CONFIG} {_kilobytes(size)}", f"iis chỉ đọc {_kilobytes(LARGEST)}")


def _overfull(found: str, limit: str) -> Problem:
    write = "dùng nginx, không có giới hạn ấy, hoặc bớt LEGACY_HOSTS"
    return _problem(f"{found}; {limit}", write)


def _kilobytes(size: int) -> str:
    return f"{size // 1024} KB"


def _problem(found: str, write: str) -> Problem:
    return Problem("publishconf.py", 1, 1, "may-chu-sai", "HOSTS", found, write)
