"""What hosts take of a site.

https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits,
https://developers.cloudflare.com/pages/platform/limits/ (of the free plan) and
https://docs.gitlab.com/user/gitlab_com/#gitlab-pages. None of Netlify is known here.
"""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from plugins.archive.problems import Severity
from plugins.verify.findings import Finding
from plugins.verify.output import Output

_MEGABYTE = 1024**2


class Limit(NamedTuple):
    """The most files, bytes of a file and bytes of a site that a host takes; 0 is any."""

    files: int = 0
    file_bytes: int = 0
    site_bytes: int = 0


class Extent(NamedTuple):
    """How large a site is, and its largest file."""

    files: int
    bytes: int
    largest: str
    largest_bytes: int


LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        "github": Limit(site_bytes=1024 * _MEGABYTE),
        "cloudflare": Limit(files=20_000, file_bytes=25 * _MEGABYTE),
        "gitlab": Limit(files=200_000, site_bytes=1024 * _MEGABYTE),
    }
)


def measure_extent(output: Output) -> Extent:
    """Measure a site."""
    sizes = {path: entry.size for path, entry in output.files.items()}
    largest = max(sorted(sizes), key=lambda path: sizes[path], default="")
    return Extent(len(sizes), sum(sizes.values()), largest, sizes.get(largest, 0))


def outgrown_hosts(extent: Extent, hosts: Collection[str]) -> Iterator[Finding]:
    """The hosts that the site is published for take all of it; of others a warning tells."""
    for host, limit in LIMITS.items():
        severity = Severity.ERROR if host in hosts else Severity.WARNING
        for what, path, size, most in (
            ("số tệp", "", extent.files, limit.files),
            ("byte của tệp lớn nhất", extent.largest, extent.largest_bytes, limit.file_bytes),
            ("byte của cả trang", "", extent.bytes, limit.site_bytes),
        ):
            if most and size > most:
                found = f"{what}: {size}; {host} chỉ nhận {most}"
                write = f"đặt trang ở nơi khác {host}, hoặc bớt ảnh và tệp lớn"
                yield Finding(path, 0, "may-chu-khong-nhan", found, write, severity)
