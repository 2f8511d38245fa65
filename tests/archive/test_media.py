from pathlib import Path

import pytest

from plugins.archive.media import Picture, check_attachment, read_picture
from plugins.archive.svg import svg_size
from tests.archive.samples import SITE, problem

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90">%s</svg>'


@pytest.mark.parametrize(
    ("path", "width", "height"),
    [
        ("images/2022/toan-canh.webp", 160, 120),
        ("images/2019/ky-ket.png", 120, 160),
        ("images/2022/bieu-do.svg", 160, 90),
    ],
)
def test_a_picture_has_its_size(path: str, width: int, height: int) -> None:
    assert Picture(path.removeprefix("images/"), width, height) == read_picture(SITE, path)


@pytest.mark.parametrize(
    "path", ["files/a.pdf", "files/2022/so-lieu_2.csv", "files/a.b.docx", "files/1.zip"]
)
def test_an_attachment_of_a_safe_kind_is_offered(path: str) -> None:
    check_attachment(path)


@pytest.mark.parametrize(
    "path",
    ["files/a.js", "files/a.svg", "files/a", "files/a.pdf.exe", "files/A.pdf", "files/a.PDF"],
)
def test_an_attachment_that_could_run_is_not_offered(path: str) -> None:
    assert problem(lambda: check_attachment(path)).code in {"loai-tep", "ten-tep"}


@pytest.mark.parametrize("name", [".webp", "a .webp", "á.webp", "2017./a.webp", "-.webp"])
def test_a_picture_has_a_name_for_an_address(tmp_path: Path, name: str) -> None:
    assert "ten-tep" == problem(lambda: read_picture(tmp_path, f"images/{name}")).code


@pytest.mark.parametrize(
    "inner",
    [
        "<title>Ảnh</title><g id='a'><rect width='1' height='1' fill='url(#b)'/></g>",
        "<use href='#a'/>",
        "<style>rect{fill:red}</style>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<text font-family='serif'>onload = 1 &lt;script&gt;</text>",
    ],
)
def test_a_still_picture_is_served(inner: str) -> None:
    assert (160, 90) == svg_size((SVG % inner).encode(), "images/a.svg")


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>",
        "<rect onclick='alert(1)'/>",
        "<rect\nONLOAD = 'alert(1)'/>",
        "<a href='javascript:alert(1)'><rect/></a>",
        "<use href='&#106;avascript:alert(1)'/>",
        "<use xmlns:l='http://www.w3.org/1999/xlink' l:href='https://evil.vn/a.svg#b'/>",
        "<image href='data:image/svg+xml;base64,AAAA'/>",
        "<image href='//evil.vn/a.png'/>",
        "<foreignObject/>",
        "<div xmlns='http://www.w3.org/1999/xhtml'>a</div>",
        "<animate attributeName='href' to='x'/>",
        "<set attributeName='x'/>",
        "<style>@import 'https://evil.vn/a.css';</style>",
        "<style>rect{fill:url(https://evil.vn/a)}</style>",
        "<style>rect{fill:u<!-- -->rl(https://evil.vn/a)}</style>",
        "<rect style='background:url(&quot;https://evil.vn/a&quot;)'/>",
        "<?xml-stylesheet href='https://evil.vn/a.css'?>",
    ],
)
def test_a_picture_that_could_run_move_or_reach_out_is_not_served(inner: str) -> None:
    found = problem(lambda: svg_size((SVG % f"\n{inner}").encode(), "images/a.svg"))

    assert "svg-nguy-hiem" == found.code
    assert found.line >= 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg",
        b'<svg viewBox="0 0 1 1"/>',
        b"<html/>",
        SVG.replace(' viewBox="0 0 160 90"', "").encode(),
        SVG.replace("160", "0").encode(),
        SVG.replace("160", "-5").encode(),
        SVG.replace("160", "9" * 400).encode(),
        b'<?xml version="1.0" encoding="utf-16"?>' + SVG.encode("utf-16"),
        b"\xff" + SVG.encode(),
        (SVG + "<svg/>").encode(),
    ],
)
def test_what_is_no_svg_picture(content: bytes) -> None:
    assert "anh-hong" == problem(lambda: svg_size(content, "images/a.svg")).code


@pytest.mark.parametrize(
    "declared",
    [
        '[<!ENTITY a "x">]',
        '[<!ATTLIST svg onload CDATA "alert(1)">]',
        'SYSTEM "https://evil.vn/a.dtd" [<!ENTITY % b SYSTEM "https://evil.vn/b"> %b;]',
    ],
)
def test_a_document_type_declares_nothing(declared: str) -> None:
    svg = f"<!DOCTYPE svg {declared}>{SVG}"

    assert "svg-nguy-hiem" == problem(lambda: svg_size(svg.encode(), "images/a.svg")).code


def test_the_document_type_that_old_programs_write_is_harmless() -> None:
    public = 'PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'

    assert (160, 90) == svg_size(f"<!DOCTYPE svg {public}>{SVG % ''}".encode(), "images/a.svg")
