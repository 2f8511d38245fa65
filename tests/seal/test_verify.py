"""A copy is compared file by file, whoever serves it and however."""

import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from plugins.archive.manifest import MANIFEST
from plugins.archive.sums import SUMS, read_sums
from plugins.seal.verify import run
from tests.seal.conftest import Published

EARLIER, TODAY = "/tin/2022/hoi-nghi-vien-chuc/", "/tin/2022/hoi-nghi-ccvc/"


class Handler(SimpleHTTPRequestHandler):
    """A host that leads away, fails now and then, and has its own words for what is not there."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: object, tired: set[str], **named: object) -> None:
        self.tired = tired
        super().__init__(*given, **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == "/404.html":
            self.answer(301, Location="/404")
        elif self.path == "/404":
            self.path = "/404.html"
            super().do_GET()
        elif self.path == EARLIER:
            self.answer(301, Location=TODAY)
        elif self.path == "/robots.txt":
            self.answer(302, Location="https://elsewhere.example/robots.txt")
        elif self.path == "/humans.txt":
            self.answer(302, Location="/humans.txt")
        elif self.path in self.tired:
            self.tired.remove(self.path)
            self.answer(503)
        else:
            super().do_GET()

    def answer(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the tests' output to the tests."""


@contextmanager
def serve(folder: Path, tired: set[str]) -> Iterator[str]:
    handler = partial(Handler, directory=str(folder), tired=tired)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def copy(published: Published, tmp_path: Path) -> Path:
    return shutil.copytree(published.site, tmp_path / "bản sao")


def verify(site: Path, against: str | Path) -> tuple[int, str]:
    out = io.StringIO()
    return run(site, str(against), out), out.getvalue()


def spoil(copy: Path) -> None:
    (copy / "index.html").write_bytes(b"other")
    (copy / "atom.xml").unlink()


SPOILT = "thiếu: 1 tệp\n  atom.xml\nkhác: 1 tệp\n  index.html\n"


def test_a_copy_in_a_folder_is_compared(published: Published, copy: Path) -> None:
    total = len(read_sums((copy / SUMS).read_bytes()))
    assert (copy / MANIFEST).is_file()
    assert (0, f"{total} trên {total} tệp giống hệt bản đã dựng.\n") == verify(published.site, copy)

    spoil(copy)
    (copy / "tin/extra.html").touch()
    told = f"{SPOILT}thừa: 1 tệp\n  tin/extra.html\n{total - 2} trên {total} tệp"
    code, said = verify(published.site, copy)

    assert (1, True) == (code, said.startswith(told))


def test_a_copy_of_another_commit_says_so(published: Published, copy: Path) -> None:
    spoil(copy)
    facts = (copy / "build-info.json").read_text(encoding="utf-8")
    (copy / "build-info.json").write_text(
        facts.replace('"name": "', '"name": "x'), encoding="utf-8"
    )

    assert "Ở đó ghi là bản của commit x" in verify(published.site, copy)[1]


def test_what_a_host_serves_is_compared(published: Published, copy: Path) -> None:
    shutil.rmtree(copy / ".nginx")
    (copy / ".htaccess").unlink()
    spoil(copy)
    with serve(copy, {"/gioi-thieu/"}) as url:
        code, said = verify(published.site, url)

    assert 1 == code
    assert SPOILT in said
    assert "máy chủ không cho xem: 6 tệp\n  .htaccess\n  .nginx/http.conf\n" in said
    # One leads to another host, one to itself.
    assert (
        "không lấy được: 2 tệp (chuyển hướng quá nhiều lần)\n  humans.txt\n  robots.txt\n" in said
    )


def test_a_host_may_lead_on_before_a_page_does(published: Published) -> None:
    """And may be tired once, and give its page for what is not found another name."""
    page = published.site / EARLIER[1:] / "index.html"
    assert b"refresh" in page.read_bytes()
    with serve(published.site, {TODAY}) as url:
        _, said = verify(published.site, url)

    assert "khác" not in said
    assert "thiếu" not in said


def test_a_host_that_is_not_there_is_given_up(published: Published) -> None:
    with serve(published.site, set()) as url:
        pass
    code, said = verify(published.site, url)

    assert 1 == code
    assert "Dừng giữa chừng: quá nhiều tệp không lấy được." in said


def test_a_place_that_is_none_is_named(published: Published) -> None:
    code, said = verify(published.site, "tin.example.vn")

    assert (1, True) == (code, said.startswith("Không có thư mục tin.example.vn"))


def test_a_folder_without_a_seal_says_what_to_do(tmp_path: Path) -> None:
    assert (1, f"{tmp_path / SUMS} không có hoặc hỏng: hãy chạy lệnh publish trước.\n") == verify(
        tmp_path, tmp_path
    )
