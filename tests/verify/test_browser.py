"""Pages of a site in a real Chromium: what is wrong there is found, and nothing else."""

from dataclasses import replace

from plugins.archive.manifest import Entry
from plugins.verify.browser import SCENES, look, pages_to_open
from plugins.verify.output import Output
from tests.verify.conftest import Spoil

ABOUT = "gioi-thieu/index.html"


def test_of_each_template_the_largest_page_is_opened(output: Output) -> None:
    opened = pages_to_open(output)
    templates = [output.files[path].template for path in opened]

    assert len(templates) == len(set(templates))
    assert {*templates} == {entry.template for entry in output.files.values() if entry.template} - {
        "redirect.html"
    }
    assert max(
        entry.size for entry in output.files.values() if entry.template == "record.html"
    ) == max(output.files[path].size for path in opened if "tin/2022/h" in path)


def test_a_page_in_order_gives_no_finding_and_one_that_is_not_there_does(
    output: Output, chromium_program: str
) -> None:
    good, lost = look(output, [ABOUT, "khong-co/index.html"], chromium_program, SCENES)

    assert (ABOUT, ()) == (good.path, good.findings)
    assert 10 < good.requests
    assert ["khong-mo-duoc"] == [finding.code for _, finding in lost.findings]


def test_what_only_a_browser_sees_is_found(spoil: Spoil, chromium_program: str) -> None:
    faults = (
        '<p style="color: red">Một</p><img src="khong-co.webp"><p class="rong">Hai</p>'
        '<p class="mo">Ba</p><link rel="stylesheet" href="../loi.css">'
        '<script src="../loi.js"></script></main>'
    )
    files = {
        "loi.css": "@keyframes x { to { opacity: 0.99 } } .rong { inline-size: 3000px;"
        " animation: x 9s } .mo { color: light-dark(#000, #222) }",
        "loi.js": "window.khongCo();",
    }
    spoiled = spoil(ABOUT, "</main>", faults)
    for path, text in files.items():
        (spoiled.folder / path).write_text(text, encoding="utf-8")
    known = {**spoiled.files, **dict.fromkeys(files, Entry(1, ""))}
    (sight,) = look(replace(spoiled, files=known), [ABOUT], chromium_program, SCENES)
    found = {finding.code for _, finding in sight.findings}

    assert {
        *("pham-chinh-sach", "goi-ra-ngoai", "tran-ngang", "tu-chuyen-dong"),
        *("loi-javascript", "axe"),
    } == found
    colours = [it.found for _, it in sight.findings if "color-contrast" in it.found]
    assert ["(360 px, dark)", "(1280 px, dark)"] == [it[it.index("(") :] for it in colours]
