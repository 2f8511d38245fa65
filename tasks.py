"""Every task, and the bootstrap that gives each of them its environment.

`python3 tasks.py TASK` needs nothing but Python 3.11: it makes `.venv` beside this file,
installs the locked requirements unless they are there, and runs the task inside. With
that environment active, `invoke TASK` does the same. Editors read what is said here and
what `--list` takes from the docstrings of tasks, so both are Vietnamese.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python gets as far as this, and is told
    sys.exit("Cần Python 3.11 trở lên để chạy (Python 3.11 or newer is needed).")

import hashlib
import importlib.util
import os
import shutil
import signal
from pathlib import Path

from tools.programs import (
    PROGRAMS,
    apt_install,
    ensure_chromium,
    ensure_program,
    is_root_on_debian,
    run_module,
    say,
)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
# Holds the digests of the locks that are installed. It is removed before and written after
# an installation, so an environment without it was never finished and is made anew.
STAMP = VENV / "installed.txt"
# Each lock holds all of those before it, at the same versions.
LOCKS = ("site", "deploy", "test")
# What tasks need beside `site`.
NEEDED_LOCKS = {"deploy": "deploy", "lock": "test", "test": "test", "verify": "test"}


def main(arguments: list[str]) -> int:
    """Run the tasks named by the arguments in the environment; their exit code."""
    # Ctrl+C is for the child process to obey: this one stays to pass on its exit code.
    signal.signal(signal.SIGINT, lambda *_: None)
    needed = (NEEDED_LOCKS.get(argument, "site") for argument in arguments)
    prepare(max(needed, key=LOCKS.index, default="site"))
    # Without UTF-8 mode, output that is piped on Windows cannot hold Vietnamese.
    os.environ["PYTHONUTF8"] = "1"
    return run_task(venv_python(VENV), *(arguments or ["--list"]))


def prepare(lock: str) -> None:
    """Make the environment hold one of the locks; quick when it does already."""
    installed = installed_digests(VENV)
    if lock_digest(lock) in installed:
        return
    if not installed:
        make_environment()
    STAMP.unlink(missing_ok=True)
    install(lock)
    held = LOCKS[: LOCKS.index(lock) + 1]
    STAMP.write_text("".join(f"{lock_digest(name)}\n" for name in held), encoding="ascii")


def installed_digests(venv: Path) -> set[str]:
    """Return digests of the locks an environment holds; none if absent, broken or half made."""
    stamp = venv / STAMP.name
    if not (stamp.is_file() and venv_python(venv).exists()):
        return set()
    return set(stamp.read_text(encoding="ascii").split())


def lock_digest(lock: str) -> str:
    """Return the SHA-256 of a lock file, in hexadecimal."""
    return hashlib.sha256(lock_file(lock).read_bytes()).hexdigest()


def lock_file(lock: str) -> Path:
    """Return where a lock is kept."""
    return ROOT / "requirements" / f"{lock}.txt"


def venv_python(venv: Path, system: str = os.name) -> Path:
    """Return the interpreter of an environment; `system` is an `os.name`."""
    return venv / ("Scripts/python.exe" if system == "nt" else "bin/python")


def make_environment() -> None:
    """Make an empty `.venv`, in place of any that was not finished."""
    ensure_ensurepip()
    say("Đang tạo môi trường .venv và cài các gói cần dùng: chỉ lần đầu, khoảng một phút ...")
    if run_module(sys.executable, "venv", "--clear", VENV):
        sys.exit(
            "Không tạo được thư mục .venv: hãy đóng các cửa sổ lệnh khác đang dùng nó, "
            "kiểm tra quyền ghi và chỗ trống trên đĩa, rồi chạy lại lệnh "
            "(.venv could not be made)."
        )


def ensure_ensurepip() -> None:
    """See that Python can put pip into an environment: Debian ships that part separately."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if not (is_root_on_debian() and apt_install(package)):
        sys.exit(
            f"Python này thiếu phần venv: hãy chạy «sudo apt-get install {package}» "
            "(hoặc cài lại Python từ python.org), rồi chạy lại lệnh (venv is missing)."
        )


def install(lock: str) -> None:
    """Install a lock into `.venv`; nothing that is not in it by its hash gets in."""
    quiet = ("--quiet", "--disable-pip-version-check")
    # The lock is complete and every package has a wheel: nothing to resolve, nothing to build.
    exact = ("--require-hashes", "--no-deps", "--only-binary=:all:")
    locked = ("--requirement", lock_file(lock))
    if run_module(venv_python(VENV), "pip", "install", *quiet, *exact, *locked):
        sys.exit(
            "Không cài được các gói cần dùng: hãy kiểm tra kết nối mạng, dừng «serve» nếu đang "
            "chạy, rồi chạy lại lệnh (packages could not be installed; see the lines above)."
        )


def run_task(python: str | Path, *arguments: str | Path) -> int:
    """Run a task in the environment of an interpreter; its exit code."""
    return run_module(python, "invoke", "--search-root", ROOT, *arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

# From here on we are inside the environment. Only in this file do imports stand below code or
# inside functions: the bootstrap has no packages yet, and `--list` need not wait for Pelican.

import asyncio
import gc
import json
import socket
import tempfile
from collections.abc import Sequence

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

# Invoke lets Python keep nothing of what it compiles: each task would compile all it loads anew.
sys.dont_write_bytecode = bool(sys.flags.dont_write_bytecode)

CONTENT_HELP = "thư mục nội dung; mặc định là content/ của kho mã này"
OUTPUT_HELP = "thư mục kết quả; mặc định là output/ của kho mã này"
PORTS_TRIED = 10
# What checks and builds found out; safe to delete at any time.
STORES = ROOT / ".store"
# What `verify` saw of the site; beside the output, because no host gets it.
REPORTS = ROOT / ".verify"
# What a build is made from beside the content and its settings.
BUILD_INPUTS = (
    *("pelicanconf.py", "publishconf.py", "pyproject.toml", "requirements/site.txt"),
    *("plugins", "theme"),
)
BUILD_VARIABLES = ("SOURCE_DATE_EPOCH", "SITEURL", "HISTORY_URL")


@task(
    help={
        "content": CONTENT_HELP,
        "output": OUTPUT_HELP,
        "why": "cho biết vì sao dựng lại, hay giữ nguyên, một trang: địa chỉ hoặc tệp nguồn",
        "profile": "ghi thời gian từng việc vào tệp này, xem bằng trình duyệt (ui.perfetto.dev)",
    }
)
def build(
    _: Context,
    content: str = "",
    output: str = "",
    why: str = "",
    profile: str = "",
) -> None:
    """Dựng trang web từ thư mục nội dung: chỉ làm lại những gì đã đổi."""
    given = {"WHY": why, "PROFILE": str(Path(profile).resolve()) if profile else ""}
    asked = [f"{name}={json.dumps(value)}" for name, value in given.items() if value]
    # Pelican takes all that follow one option, and of several options the last.
    options = ["--extra-settings", *asked] if asked else []
    build_site(content_folder(content), output_folder(output), "pelicanconf.py", *options)


@task(help={"content": CONTENT_HELP, "output": OUTPUT_HELP})
def publish(_: Context, content: str = "", output: str = "") -> None:
    """Dựng trang để xuất bản (publishconf.py), ghi các địa chỉ mới vào content/addresses.txt."""
    from plugins.archive.published import ADDRESSES, PUBLISHED
    from plugins.archive.write import write_file
    from plugins.seal.command import Order, run
    from publishconf import HISTORY_URL, SITEURL

    source, target = content_folder(content), output_folder(output)
    build_site(source, target, "publishconf.py")
    run(Order(target, source, SITEURL, HISTORY_URL), STORES / "sums.sqlite", sys.stdout)
    if write_file(source / PUBLISHED, (target / ADDRESSES).read_bytes()):
        print(f"Đã ghi địa chỉ mới vào {source / PUBLISHED}: hãy lưu tệp này vào git.")


@task(
    help={
        "output": OUTPUT_HELP,
        "against": "chỉ so với bản này: địa chỉ trang đang chạy (https://...) hoặc thư mục",
    }
)
def verify(_: Context, output: str = "", against: str = "") -> None:
    """Kiểm tra trang đã publish, lập biên bản ở .verify/; mã thoát 1 nếu có lỗi."""
    from plugins.seal.verify import run as compare
    from plugins.verify.command import run
    from plugins.verify.examination import Order
    from publishconf import HOSTS

    if against:
        raise Exit(code=compare(output_folder(output), against, sys.stdout))
    order = Order(output_folder(output), HOSTS, ensure_chromium())
    raise Exit(code=run(order, REPORTS, sys.stdout))


@task(
    help={
        "to": "nơi đến; mặc định là DEPLOY_TO (publishconf.py, biến môi trường)",
        "output": "thư mục trang đã publish; mặc định là output/ của kho mã này",
        "dry_run": "chỉ cho biết tệp nào sẽ mới, đổi, bỏ đi",
    }
)
def deploy(_: Context, to: str = "", output: str = "", dry_run: bool = False) -> None:
    """Đưa trang đã publish lên máy chủ: chỉ gửi những tệp đã đổi."""
    from plugins.deploy.command import Order, run
    from publishconf import DEPLOY_TO

    order = Order(output_folder(output), to or DEPLOY_TO, dry_run, os.environ)
    raise Exit(code=run(order, sys.stdout))


@task(
    help={
        "content": CONTENT_HELP,
        "folder": "thư mục để ghi hai tệp ZIP; mặc định là release/ của kho mã này",
    }
)
def release(_: Context, content: str = "", folder: str = "") -> None:
    """Đóng gói bản lưu: một ZIP mở đọc và tìm được không cần máy chủ, một ZIP có cả nguồn."""
    from plugins.release.command import Order, run
    from plugins.seal.sbom import SBOM, build_day
    from publishconf import OWNER, SITE_SHORT_NAME, SITENAME

    source, site = content_folder(content), STORES / "release"
    build_site(source, site, "releaseconf.py")
    target = Path(folder).resolve() if folder else ROOT / "release"
    day = build_day((site / SBOM).read_bytes())
    order = Order(site, source, target, SITE_SHORT_NAME, SITENAME, OWNER, day)
    raise Exit(code=run(order, sys.stdout))


@task(
    iterable=["file"],
    help={
        "content": CONTENT_HELP,
        "format": "text (cho người đọc), json, github hoặc gitlab",
        "file": "chỉ kiểm tra tệp này (ghi được nhiều lần)",
    },
)
def check(
    _: Context,
    content: str = "",
    format: str = "text",  # noqa: A002 - the name of the option
    file: Sequence[str] | None = None,
) -> None:
    """Kiểm tra mọi tệp nội dung, không dựng trang; mã thoát 1 nếu có lỗi."""
    from pelicanconf import NEW_TONES
    from plugins.checks.command import Order, run
    from plugins.checks.formats import FORMATS

    if format not in FORMATS:
        raise Exit(f"--format là một trong: {', '.join(FORMATS)}.", code=2)
    coloured = sys.stdout.isatty()
    store = STORES / "checks.sqlite"
    order = Order(content_folder(content), store, format, tuple(file or ()), NEW_TONES, coloured)
    raise Exit(code=run(order, sys.stdout))


@task(
    iterable=["file"],
    help={
        "content": CONTENT_HELP,
        "file": "chỉ sửa tệp này (ghi được nhiều lần)",
        "write": "ghi các chỗ sửa vào tệp; không có thì chỉ cho xem",
    },
)
def fix(
    _: Context, content: str = "", file: Sequence[str] | None = None, write: bool = False
) -> None:
    """Sửa giúp những chỗ gõ sai mà máy sửa chắc chắn được; xem trước rồi mới ghi."""
    from pelicanconf import NEW_TONES
    from plugins.fixes.command import run

    files = [Path(name).resolve() for name in file or ()]
    folder = content_folder(content)
    raise Exit(code=run(folder, files, sys.stdout, write=write, new_tones=NEW_TONES))


@task(
    help={
        "content": CONTENT_HELP,
        "kind": "loại: mã hoặc tên trong vocabulary/kinds.yml",
        "title": "tiêu đề",
        "date": "ngày diễn ra: 2022-09-14, hoặc 2022-09, 2022 khi không rõ",
        "organizer": "đơn vị tổ chức: mã hoặc tên",
        "published": "ngày đăng, nếu có",
    }
)
def new(  # noqa: PLR0913, PLR0917 - options of a command line
    _: Context,
    content: str = "",
    kind: str = "",
    title: str = "",
    date: str = "",
    organizer: str = "",
    published: str = "",
) -> None:
    """Tạo bản nháp của một bài mới: hỏi những gì chưa ghi; không ghi đè tệp nào."""
    from plugins.skeletons.command import run_new
    from plugins.skeletons.questions import Given

    ask = input if sys.stdin.isatty() and sys.stdout.isatty() else None
    given = Given(kind, title, date, organizer, published)
    raise Exit(code=run_new(content_folder(content), given, ask, sys.stdout, sys.stderr))


@task
def editors(_: Context) -> None:
    """Cập nhật những gì VS Code biết về các trường và từ vựng (thư mục .vscode)."""
    from plugins.skeletons.command import run_editors

    raise Exit(code=run_editors(ROOT / "content", ROOT, sys.stdout, sys.stderr))


@task
def guide(_: Context) -> None:
    """Viết lại docs/huong-dan-bien-tap.md từ bảng các trường và các quy tắc."""
    from plugins.guide.command import run

    raise Exit(code=run(ROOT, sys.stdout))


@task(help={"content": CONTENT_HELP, "port": "cổng; nếu bận thì dùng cổng trống kế tiếp"})
def serve(_: Context, content: str = "", port: int = 8000) -> None:
    """Mở trang xem thử: có cả bản nháp, hiện lỗi cần sửa, tự tải lại khi lưu tệp."""
    from tools.preview.answers import Project
    from tools.preview.server import serve_live

    code = (ROOT / "plugins", ROOT / "pelicanconf.py")
    project = Project(ROOT / "pelicanconf.py", content_folder(content), ROOT / "theme", code)
    listening = listen_on_free_port(port)
    say(f"Xem trang tại http://127.0.0.1:{listening.getsockname()[1]}/ (bấm Ctrl+C để dừng).")
    try:
        asyncio.run(serve_live(project, listening, say))
    except KeyboardInterrupt:
        say("Đã dừng máy chủ xem thử.")


@task(
    help={
        "content": CONTENT_HELP,
        "output": "thư mục để ghi các tệp",
    }
)
def export_search(_: Context, output: str, content: str = "") -> None:
    """Xuất tin cho OpenSearch, Elasticsearch, Meilisearch."""
    from plugins.archive.language import load_language
    from plugins.search.servers.command import run
    from publishconf import DEFAULT_LANG, SITEURL, THEME

    language = load_language(Path(THEME, "translations"), DEFAULT_LANG)
    folder = output_folder(output)
    raise Exit(code=run(content_folder(content), folder, language, SITEURL.rstrip("/"), sys.stdout))


@task
def test(context: Context) -> None:
    """Chạy mọi phép kiểm tra mã; viết tham số của pytest sau «--»."""
    os.environ["BIENNIEN_CHROMIUM"] = ensure_chromium()
    if sys.platform == "linux":
        for name, package in PROGRAMS.items():
            ensure_program(name, package)
    # A worker a core, each with a browser of its own; who is done takes from who is not.
    pytest = f"pytest --numprocesses=logical --dist=worksteal {context.remainder}"
    checks = ("ruff check", "ruff format --check", "mypy", pytest)
    # Every check runs even if one before it failed: one run tells all.
    failed = [name for name in checks if run_module(sys.executable, *name.split(), cwd=ROOT)]
    if failed:
        raise Exit(f"Không đạt (failed): {', '.join(failed)}", code=1)


@task
def clean(_: Context) -> None:
    """Xóa trang đã dựng và các bộ nhớ đệm; giữ lại .venv."""
    caches = (".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache")
    for name in ("output", ".store", ".verify", *caches):
        shutil.rmtree(ROOT / name, ignore_errors=True)


@task(help={"upgrade": "lấy phiên bản mới nhất của mọi gói"})
def lock(_: Context, upgrade: bool = False) -> None:
    """Khóa phiên bản các gói trong requirements/ theo pyproject.toml."""
    options = ["--upgrade"] if upgrade else []
    compile_lock("site", *options)
    # For those who hand large builds to a cluster: all of the site's lock, and Dask's scheduler.
    compile_lock("cluster", "--extra=cluster", "--constraints=requirements/site.txt", *options)
    compile_lock("deploy", "--extra=deploy", "--constraints=requirements/site.txt", *options)
    test = ("--extra=deploy", "--group=test", "--constraints=requirements/deploy.txt")
    compile_lock("test", *test, *options)


@task
def translate(_: Context) -> None:
    """Gom lời trên giao diện vào theme/translations để dịch."""
    translations = ROOT / "theme" / "translations"
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "messages.pot")
        plain = ("--omit-header", "--no-location", "--sort-output")
        # The labels in the table of fields are shown too.
        marks = ("--keyword", "field", "--mapping", translations / "babel.cfg")
        run_babel("extract", *plain, *marks, "--output", template, ROOT)
        target = ("--input-file", template, "--output-dir", translations)
        run_babel("update", "--no-fuzzy-matching", "--ignore-obsolete", *plain[:1], *target)


def run_babel(*arguments: str | Path) -> None:
    """Run a command of Babel's; leaves by Exit if it fails."""
    if run_module(sys.executable, "babel.messages.frontend", "--quiet", *arguments):
        raise Exit("Babel không chạy được; xem các dòng trên (Babel failed).", code=1)


def build_site(content: Path, output: Path, settings: str, *options: str) -> None:
    """Build, unless nothing has changed; a build that is given options is done in any case."""
    from plugins.archive.standing import digest_inputs, remember, stands

    environment = (f"{name}={os.environ.get(name)}" for name in BUILD_VARIABLES)
    folders = (ROOT / name for name in (*BUILD_INPUTS, settings))
    inputs = digest_inputs((content, *folders), (*environment, sys.version))
    if not options and (files := stands(inputs, output, STORES)):
        print(f"Không có gì đổi: {files} tệp giữ nguyên.")
        return
    run_pelican(content, output, settings, *options)
    remember(inputs, output, STORES)


def run_pelican(content: Path, output: Path, settings: str, *options: str) -> None:
    """Let Pelican build; leaves by SystemExit with code 1 if anything is wrong."""
    # Nearly all that is loaded stays: to look for garbage meanwhile takes a tenth as long again.
    gc.disable()
    from pelican import console
    from pelican import main as pelican

    # Pelican would count what its own generators made, and they stand idle; ours says what it did.
    console.quiet = True
    folders = [content, "--output", output, "--settings", ROOT / settings]
    pelican([*map(str, folders), "--fatal", "warnings", "--log-handler", "plain", *options])


def content_folder(given: str) -> Path:
    """Return the content folder; as given from where the caller stands, else this project's."""
    folder = Path(given).resolve() if given else ROOT / "content"
    if not folder.is_dir():
        raise Exit(f"Không có thư mục nội dung {folder} (no such folder).", code=1)
    return folder


def output_folder(given: str) -> Path:
    """Return the output folder; as given from where the caller stands, else this project's."""
    return Path(given).resolve() if given else ROOT / "output"


def listen_on_free_port(wanted: int) -> socket.socket:
    """Return a socket on the first free port of this machine from the one wanted on."""
    for port in range(wanted, wanted + PORTS_TRIED):
        try:
            return socket.create_server(("127.0.0.1", port))
        except OSError:
            say(f"Cổng {port} đang bận (port in use).")
    raise Exit("Không có cổng trống: hãy chọn cổng khác bằng --port (no free port).", code=1)


def compile_lock(name: str, *options: str) -> None:
    """Write a lock from pyproject.toml: all platforms, all hashes, no addresses."""
    # Without --no-config the hashes of some machine's own package folders could get in.
    hashes = ("--generate-hashes", "--universal", "--python-version=3.11", "--no-config")
    header = ("--custom-compile-command=python3 tasks.py lock", "--quiet")
    target = f"--output-file={lock_file(name).relative_to(ROOT)}"
    compiling = ("pip", "compile", "pyproject.toml", *hashes, *header, target, *options)
    if run_module(sys.executable, "uv", *compiling, cwd=ROOT):
        raise Exit(f"Không khóa được {target} (see the lines above).", code=1)
