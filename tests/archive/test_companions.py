"""What lies compressed beside a file is the file, and smaller."""

import gzip
from hashlib import sha256

import brotli
import pytest
import zstandard

from plugins.archive.companions import compress, sent_by
from plugins.archive.media_types import COMPRESSED, is_compressible

PAGE = "".join(f"<p>Hội nghị cán bộ, công chức lần thứ {number}</p>" for number in range(300))


@pytest.mark.parametrize("once", [False, True])
def test_each_way_gives_the_content_again(once: bool) -> None:  # noqa: FBT001 - a case
    content = PAGE.encode()
    served = compress(content, COMPRESSED, once=once)
    br, zst, gz = served.beside

    assert content == served.content == brotli.decompress(br)
    assert content == zstandard.ZstdDecompressor().decompress(zst) == gzip.decompress(gz)
    assert served == compress(content, COMPRESSED, once=once)
    assert len(content) > max(len(br), len(zst), len(gz))


def test_what_is_made_once_is_smaller() -> None:
    content = PAGE.encode()

    often, once = (compress(content, (".br",), once=once).beside[0] for once in (False, True))

    assert len(once) < len(often)


@pytest.mark.parametrize("content", [b"", b"a" * 1400, bytes(range(256)) * 5])
def test_what_fits_in_a_packet_stays_alone(content: bytes) -> None:
    assert (content, ()) == compress(content, COMPRESSED)


def test_what_gets_no_smaller_is_not_written() -> None:
    noise = b"".join(sha256(b"%d" % number).digest() for number in range(100))

    assert (noise, (b"", b"", b"")) == compress(noise, COMPRESSED)


@pytest.mark.parametrize(
    ("hosts", "suffixes"),
    [
        ((), set()),
        (("netlify", "github", "iis", "cloudflare"), set()),
        (("gitlab",), {".br", ".gz"}),
        (("netlify", "nginx"), {".br", ".zst", ".gz"}),
        (("apache",), {".br", ".zst", ".gz"}),
    ],
)
def test_hosts_are_given_what_they_send(hosts: tuple[str, ...], suffixes: set[str]) -> None:
    assert suffixes == sent_by(hosts)
    given = compress(PAGE.encode(), sent_by(hosts)).beside
    assert suffixes == {suffix for suffix, made in zip(COMPRESSED, given, strict=False) if made}


def test_pictures_and_packed_files_are_left_alone() -> None:
    files = ("a/index.html", "x.json", "x.woff2", "x.webp", "i/0.bin", "x.pdf", "x.ics", "y.svg")

    assert ["a/index.html", "x.json", "x.ics", "y.svg"] == [*filter(is_compressible, files)]
