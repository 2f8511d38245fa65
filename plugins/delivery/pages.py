"""From the archive to what hosts are told."""

from collections.abc import Iterator
from functools import partial

from plugins.archive.archive import Archive
from plugins.archive.page import Asset, Route
from plugins.archive.problems import Invalid
from plugins.archive.published import ADDRESSES
from plugins.archive.redirects import build_redirects
from plugins.archive.site import Site
from plugins.delivery.hosts import HOSTS, unfit_hosts
from plugins.delivery.promises import all_promises, broken_promises


def pages(archive: Archive, *, site: Site) -> Iterator[Route | Asset]:
    """Yield the files for the hosts of the site; raises ``Invalid`` where a promise is broken."""
    redirects = build_redirects(archive, site)
    if problems := [*broken_promises(archive), *unfit_hosts(site, redirects)]:
        raise Invalid(problems)
    yield Asset(ADDRESSES, partial(all_promises, archive))
    for host in site.hosts:
        yield from HOSTS[host](site, redirects)
