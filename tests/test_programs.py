"""Programs that are missing are installed, or named with what to do."""

import pytest

from tools import programs


def test_the_chosen_chromium_goes_before_those_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", {"google-chrome": "/usr/bin/google-chrome"}.get)
    monkeypatch.delenv("BIENNIEN_CHROMIUM", raising=False)
    installed = programs.find_chromium()
    monkeypatch.setenv("BIENNIEN_CHROMIUM", "/opt/my-chromium")

    assert ["/usr/bin/google-chrome", "/opt/my-chromium"] == [installed, programs.find_chromium()]


def test_no_chromium_and_no_way_to_get_one_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(programs, "find_chromium", lambda: "")
    monkeypatch.setattr(programs, "is_root_on_debian", lambda: False)
    monkeypatch.setattr(programs, "run_module", lambda *_: 1)

    with pytest.raises(SystemExit, match="hãy cài Chromium"):
        programs.ensure_chromium()


def test_no_web_server_and_no_way_to_get_one_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    monkeypatch.setattr(programs, "is_root_on_debian", lambda: False)

    with pytest.raises(SystemExit, match="hãy cài gói apache2-bin"):
        programs.ensure_program("apache2", "apache2-bin")
