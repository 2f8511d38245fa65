"""One worker follows another, and leaves where the site no longer works offline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT, build
from tests.offline.conftest import Answer, Host, Reader

ABOUT = "/gioi-thieu/"
WORKER = "/service-worker.js"
UNTIL_NAMED = """
async (wanted) => {
  for (let times = 0; times < 500; times++) {
    const names = await caches.keys();
    if (names.every((name) => wanted.some((start) => name.startsWith(start)))) return names;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`more than ${wanted}: ${await caches.keys()}`);
}
"""
REGISTRATIONS = "navigator.serviceWorker.getRegistrations().then(({ length }) => length)"


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that does not work offline."""
    output = tmp_path_factory.mktemp("plain-site")
    done = build(ROOT / "content", output, "--extra-settings", "WORKS_OFFLINE=false")
    assert (done.returncode, done.stderr) == (0, "")
    return output


@pytest.fixture
def other_site(reader: Reader, host: Host) -> Iterator[str]:
    """The start of the name of a cache of another site on the same host, which must stay."""
    reader.visit(f"/kho{ABOUT}")
    yield f"biennien {host.url}/kho/ 1 "
    reader.wait_until_kept(f"/kho{ABOUT}")


def test_a_worker_of_another_version_takes_over_and_deletes_what_the_last_one_kept(
    reader: Reader, host: Host, other_site: str
) -> None:
    reader.visit(ABOUT)
    script = host.file(WORKER).read_bytes()
    host.instead[WORKER] = Answer(200, script.replace(b"VERSION = 1;", b"VERSION = 2;"))
    reader.open(ABOUT)
    newer = f"biennien {host.url}/ 2 "
    names = reader.page.evaluate(UNTIL_NAMED, [newer, other_site])

    assert any(name.startswith(newer) for name in names)
    reader.visit(ABOUT)
    host.is_gone = True
    reader.open(ABOUT)
    expect(reader.page.locator("h1")).to_have_text("Giới thiệu")


def test_a_site_that_no_longer_works_offline_takes_away_all_it_kept(
    reader: Reader, host: Host, plain_site: Path, other_site: str
) -> None:
    reader.visit(ABOUT)
    host.folder = plain_site
    reader.open(ABOUT)
    reader.page.evaluate(UNTIL_NAMED, [other_site])
    reader.open(ABOUT)

    assert reader.page.evaluate(REGISTRATIONS) == 1


def test_a_site_that_does_not_work_offline_has_no_trace_of_it(plain_site: Path) -> None:
    pages = "".join(file.read_text("utf-8") for file in plain_site.rglob("*.html"))

    assert "offline" not in pages
    assert "ngoai-tuyen" not in pages
    assert not (plain_site / "ngoai-tuyen").exists()
    assert b"unregister" in (plain_site / "service-worker.js").read_bytes()
