"""Whatever an editor, or an attacker, puts into the content folder: problems, nothing worse."""

import os
import socket
import struct
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.archive.reading import read_archive
from tests.archive.samples import (
    GOOD,
    PATH,
    SITE,
    attempt,
    good,
    parse,
    problem,
    problems,
    read_with,
)

UTF8 = GOOD.encode()
RICH = (SITE / "tin/2022/2022-09-16-hoi-nghi-ccvc.md").read_bytes()


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "tep-rong", 1),
        (b" \r\n\t\n", "tep-rong", 1),
        (b"\xef\xbb\xbf" + UTF8, "co-bom", 1),
        (GOOD.encode("utf-16"), "khong-phai-utf-8", 1),
        (b"\xfe\xff" + GOOD.encode("utf-16-be"), "khong-phai-utf-8", 1),
        (GOOD.encode("utf-16-le"), "khong-phai-utf-8", 3),
        (UTF8.replace(b"ngh\xe1\xbb\x8b n", b"ngh\xd2 n"), "khong-phai-utf-8", 3),
        (UTF8.replace(b"vi-du-2022", b"vi-du\x002022"), "ky-tu-dieu-khien", 2),
        (UTF8.replace(b"vi-du-2022", b"vi-du\xc2\x852022"), "ky-tu-dieu-khien", 2),
        (UTF8 + b"a\x1b[31m", "ky-tu-dieu-khien", 13),
        (UTF8 + "a\u2028b".encode(), "ky-tu-dieu-khien", 13),
    ],
    ids=[
        *("empty", "blank", "BOM", "UTF-16", "UTF-16 big end first", "UTF-16 without mark"),
        *("Windows-1258", "NUL", "NEL", "escape", "line separator"),
    ],
)
def test_bytes_that_are_no_clean_text(content: bytes, code: str, line: int) -> None:
    found = problem(lambda: parse(content))

    assert (code, line) == (found.code, found.line)


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["Windows", "old Mac"])
def test_line_ends_of_any_system_are_read_alike(end: str) -> None:
    assert parse(GOOD) == parse(GOOD.replace("\n", end))


def test_merge_conflict_is_told_with_its_line() -> None:
    text = GOOD.replace("kind:", "<<<<<<< HEAD\nkind: dai-hoi\n=======\nkind:")

    assert ("xung-dot-git", 5) == _code_and_line(text)


def test_a_title_underlined_with_seven_signs_is_no_conflict() -> None:
    assert parse(f"{GOOD}\nMục\n-------\n\nĐoạn.").body.text.endswith("Mục\nĐoạn.")


def test_20_mb_are_not_even_read(content: Path) -> None:
    found = problem(lambda: read_with(content, PATH, b"a" * 20_000_000))

    assert (PATH, "tep-qua-lon") == (found.path, found.code)


def test_a_link_out_of_the_folder_is_not_followed(content: Path) -> None:
    (content / "tin/2022/2022-01-01-x.md").symlink_to("/etc/passwd")
    (content / "images/2022/x.webp").symlink_to(content / "images/2022/toan-canh.webp")
    (content / "files/goc").symlink_to("/")
    (content / "tin/2018").symlink_to(content / "tin")

    found = problems(lambda: read_archive(content))

    assert {
        ("tin/2022/2022-01-01-x.md", "tep-la"),
        ("images/2022/x.webp", "tep-la"),
        ("files/goc", "tep-la"),
        ("tin/2018", "tep-la"),
    } == {(problem.path, problem.code) for problem in found}


def test_a_folder_of_the_content_may_be_no_link_either(content: Path, tmp_path: Path) -> None:
    (content / "files").rename(tmp_path / "elsewhere")
    (content / "files").symlink_to("/")

    found = problems(lambda: read_archive(content))

    assert ("files", "tep-la") in {(problem.path, problem.code) for problem in found}
    assert not any(problem.path.startswith("files/") for problem in found)


if sys.platform != "win32":  # Windows has no such files

    def test_a_pipe_and_a_socket_are_not_opened(
        content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        os.mkfifo(content / "tin/2022/2022-01-01-x.md")
        os.mkfifo(content / "images/x.webp")
        monkeypatch.chdir(content / "files")
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("x.pdf")

        found = problems(lambda: read_archive(content))

        assert ["files/x.pdf", "images/x.webp", "tin/2022/2022-01-01-x.md"] == [
            problem.path for problem in found
        ]
        assert {"tep-la"} == {problem.code for problem in found}


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("ghi-chu.txt", "tep-la"),
        ("Tin/2022/2022-01-01-x.md", "tep-la"),
        ("tin/2022/anh.webp", "loai-tep"),
        ("trang/Giới thiệu.md", "ten-tep"),
        ("vocabulary/la.yml", "ten-tep"),
        ("vocabulary/tags.yaml", "loai-tep"),
        ("images/Ảnh đẹp.webp", "ten-tep"),
        ("images/a.bmp", "loai-tep"),
        ("images/a", "loai-tep"),
        ("files/a.exe", "loai-tep"),
        ("files/a.html", "loai-tep"),
        ("trang/con.md", "ten-tep"),
        ("images/nul.webp", "ten-tep"),
        ("images/aux/a.webp", "ten-tep"),
        ("files/lpt1.pdf", "ten-tep"),
        ("files/Com1.tar.pdf", "ten-tep"),
        ("files/1/2/3/4/5/6/7/8/9/a.pdf", "tep-la"),
    ],
)
def test_a_file_that_cannot_be_where_it_is(content: Path, path: str, code: str) -> None:
    found = problems(lambda: read_with(content, path, GOOD))

    assert {code} == {problem.code for problem in found if path.startswith(problem.path)}


@pytest.mark.parametrize(
    "path",
    [
        "tin/2022/16.md",
        "tin/2022/hop.md",
        "tin/2022/09/2022-09-16-hop.md",
        "tin/2022/2022-09-16-Hop.md",
        "tin/2022/2022-09-16-hội.md",
        "tin/2022/2022-09-16-..md",
        "tin/2022/2022-09-16-hop.MD",
        "tin/../2022-09-16-hop.md",
        "tin/2022/2022-09-16-05.md",
        "tin/2022/2022-09-16.md",
        "tin/2022/2022-09-16-con.md",
        "tin/2022/2022-09-16-lpt1.md",
    ],
)
def test_a_record_whose_name_gives_no_address_of_its_own(path: str) -> None:
    assert "ten-tep" == problem(lambda: parse(GOOD, path)).code


def test_two_records_with_one_identifier(content: Path) -> None:
    text = good().replace("id: vi-du-2022\n", "id: vi-du-2021-ccvc\n")

    found = problem(lambda: read_with(content, "tin/2022/2022-09-16-khac.md", text))

    assert ("trung-ma", 2) == (found.code, found.line)
    assert "tin/2021/2021-09-16-hoi-nghi-ccvc.md" in found.found


def test_all_problems_of_all_files_are_told_at_once(content: Path) -> None:
    (content / "tin/2022/2022-01-01-x.md").write_bytes(b"")
    (content / "vocabulary/tags.yml").write_text("A: {name: B}\n", encoding="utf-8")
    (content / "trang/gioi-thieu.md").write_text("không có trường", encoding="utf-8")
    (content / "images/x.webp").write_bytes(b"RIFF")
    (content / "files/2022/quy-che.pdf").unlink()
    text = good(organizer="so-vi-duu").replace("Đoạn", "# Đoạn")

    found = problems(lambda: read_with(content, "tin/2022/2022-09-16-khac.md", text))

    assert {
        *("tep-rong", "gia-tri-sai", "thieu-vach", "anh-hong"),
        *("thieu-tep", "tu-vung-la", "de-muc-cap-1"),
    } == {problem.code for problem in found}


def test_a_picture_that_does_not_exist_is_named_with_its_neighbour(content: Path) -> None:
    file = content / "tin/2022/2022-09-16-hoi-nghi-ccvc.md"
    text = file.read_text(encoding="utf-8").replace("toan-canh.webp", "toan-cah.webp")

    found = problem(lambda: read_with(content, "tin/2022/2022-09-16-hoi-nghi-ccvc.md", text))

    assert ("thieu-tep", "images[0].file") == (found.code, found.field)
    assert "có phải images/2022/toan-canh.webp?" == found.write


@given(
    st.sampled_from([UTF8, RICH]),
    st.lists(
        st.tuples(
            st.floats(0, 1),
            st.integers(0, 12),
            st.one_of(
                st.binary(max_size=6),
                st.sampled_from(
                    [
                        *(
                            b"---\n",
                            b"\n",
                            b"  ",
                            b"\t",
                            b": ",
                            b"- ",
                            b"# ",
                            b"&a ",
                            b"*a",
                            b"!x ",
                        ),
                        *(
                            b"[",
                            b"]",
                            b"{",
                            b"}",
                            b'"',
                            b"'",
                            b"|\n",
                            b">",
                            b"%",
                            b"@",
                            b"`",
                            b"...",
                        ),
                        *(
                            b"<![",
                            b"<!--",
                            b"<a href=x",
                            b"</",
                            b"](",
                            b"![",
                            b"[^1]",
                            b"&#0;",
                            b"\\",
                        ),
                        *(b"2022", b"/", b"..", b"~", b"null", b"1e999999", b"9" * 5000, b"<<: "),
                    ]
                ),
            ),
        ),
        max_size=8,
    ),
)
@settings(max_examples=300)
def test_a_mutated_file_is_a_record_or_has_problems(
    source: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    for where, removed, put in changes:
        start = int(where * len(source))
        source = source[:start] + put + source[start + removed :]
    record, found = attempt(lambda: parse(source))

    assert (record is None) == bool(found)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in found)


@given(st.text(alphabet="<>![]()*_`#-=|: \n\\\"'&;/ahref1^~\t{}", max_size=300))
@settings(max_examples=300)
def test_any_body_is_read_or_has_problems(body: str) -> None:
    record, found = attempt(lambda: parse(GOOD + body))

    assert (record is None) == bool(found)


def _picture(kind: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    made = BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(made, kind, **options)
    return made.getvalue()


def _png_that_claims(width: int, height: int) -> bytes:
    png = bytearray(_picture("PNG"))
    png[16:24] = struct.pack(">II", width, height)
    png[29:33] = struct.pack(">I", crc32(png[12:29]))
    return bytes(png)


def _moving_gif() -> bytes:
    made = BytesIO()
    frames = [Image.new("L", (8, 8), shade) for shade in (0, 255)]
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:])
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "picture", "code"),
    [
        ("a.jpg", _picture("JPEG")[:-200], "anh-hong"),
        ("a.png", _picture("PNG")[:-200], "anh-hong"),
        ("a.webp", _picture("WEBP")[:-200], "anh-hong"),
        ("a.png", _picture("JPEG"), "anh-hong"),
        ("a.webp", b"", "anh-hong"),
        ("a.gif", b"<script>alert(1)</script>", "anh-hong"),
        ("a.png", _png_that_claims(60_000, 60_000), "anh-qua-lon"),
        ("a.png", _png_that_claims(20_000, 20_000), "anh-qua-lon"),
        ("a.png", _png_that_claims(10_001, 5_000), "anh-qua-lon"),
        ("a.jpg", _picture("JPEG") + bytes(32_000_000), "anh-qua-lon"),
        ("a.svg", bytes(2_100_000), "anh-qua-lon"),
        ("a.gif", _moving_gif(), "anh-dong"),
    ],
    ids=[
        *("cut JPEG", "cut PNG", "cut WebP", "wrong suffix", "empty", "text"),
        *("billions of pixels", "400 million pixels", "50 million pixels"),
        *("heavy", "heavy SVG", "moving"),
    ],
)
def test_a_picture_that_cannot_be_served(
    content: Path, name: str, picture: bytes, code: str
) -> None:
    found = problem(lambda: read_with(content, f"images/{name}", picture))

    assert (f"images/{name}", code) == (found.path, found.code)


@given(
    st.sampled_from(["gif", "jpg", "png", "webp", "avif", "svg"]),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), min_size=1, max_size=4),
)
@settings(max_examples=150)
def test_a_mutated_picture_is_read_or_is_a_problem(
    suffix: str, changes: list[tuple[float, bytes]]
) -> None:
    kind = {"jpg": "JPEG"}.get(suffix, suffix.upper())
    svg = (SITE / "images/2022/bieu-do.svg").read_bytes()
    picture = svg if suffix == "svg" else _picture(kind, (16, 16))
    for where, put in changes:
        start = int(where * len(picture))
        picture = picture[:start] + put + picture[start + len(put) :]
    path = f"images/a.{suffix}"
    with TemporaryDirectory() as folder:
        read, found = attempt(lambda: read_with(Path(folder), path, picture))

    assert (read is None) == bool(found)
    assert {problem.path for problem in found} <= {path}


def _code_and_line(text: str) -> tuple[str, int]:
    found = problem(lambda: parse(text))
    return found.code, found.line
