"""Modules of the theme joined into one plain script, each in a function of its own.

They are written in a few forms alone, and what is in none of them is refused: names in braces are
imported and exported, none is renamed, and no two modules import each other in a circle.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

_NAMES = r"\{(\s*\w+(?:,\s*\w+)*,?\s*)\}"
_IMPORT = re.compile(rf'^import {_NAMES} from "(\.[^"]+)";$', re.MULTILINE)
_PASSED_ON = re.compile(rf'^export {_NAMES} from "(\.[^"]+)";$', re.MULTILINE)
_LISTED = re.compile(rf"^export {_NAMES};$", re.MULTILINE)
_DECLARED = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_IMPORT_LATER = re.compile(r'\bimport\("(\.[^"]+)"\)')
_OWN_ADDRESS = "import.meta.url"
_OTHER = re.compile(r"^(?:import|export)\b.*|\bimport[(.].*", re.MULTILINE)

_SCRIPT = """(() => {{
"use strict";
const $script = document.currentScript.src;
const $modules = {{}};
{modules}}})();
"""
_MODULE = """$modules["{path}"] = (() => {{
{code}
return {{ {names} }};
}})();
"""


def join_modules(entry: str, before: str, read: Callable[[str], str]) -> str:
    """Give a script that does what the module at a path does; ``read`` gives modules by paths.

    What the module ``before`` exports stands in place of the browser's own globals of these names.
    Raises ``ValueError`` for a module in another form.
    """
    parts = []
    for path in _in_order((before, entry), read):
        code = read(path)
        parts.append(_module(path, entry, code))
        if path == before:
            parts.append(f'const {{ {", ".join(_exported(code))} }} = $modules["{path}"];\n')
    return _SCRIPT.format(modules="".join(parts))


def _in_order(entries: Iterable[str], read: Callable[[str], str]) -> Iterable[str]:
    """Give the paths of modules, each behind those that it imports."""
    order: dict[str, None] = {}

    def visit(path: str, importing: tuple[str, ...]) -> None:
        if path in importing:
            raise ValueError(f"{path}: imports itself")
        if path not in order:
            for target in _imported(path, read(path)):
                visit(target, (*importing, path))
            order[path] = None

    for entry in entries:
        visit(entry, ())
    return order


def _imported(path: str, code: str) -> Iterator[str]:
    """Yield the paths of what a module imports, at once or later."""
    for pattern in (_IMPORT, _PASSED_ON, _IMPORT_LATER):
        yield from (_target(path, found) for found in pattern.finditer(code))


def _exported(code: str) -> list[str]:
    lists = ",".join(
        found[1] for pattern in (_PASSED_ON, _LISTED) for found in pattern.finditer(code)
    )
    return sorted({*_DECLARED.findall(code), *re.findall(r"\w+", lists)})


def _module(path: str, entry: str, code: str) -> str:
    """Make the function of a module."""
    names = ", ".join(_exported(code))
    for pattern in (_IMPORT, _PASSED_ON):
        code = pattern.sub(lambda found: f"const {{{found[1]}}} = {_kept(path, found)};", code)
    code = _DECLARED.sub("", _LISTED.sub("", code))
    code = _IMPORT_LATER.sub(lambda found: f"Promise.resolve({_kept(path, found)})", code)
    here = posixpath.relpath(path, posixpath.dirname(entry))
    code = code.replace(_OWN_ADDRESS, f'new URL("{here}", $script).href')
    if other := _OTHER.search(code):
        raise ValueError(f"{path}: {other[0]}")
    return _MODULE.format(path=path, code=code.strip(), names=names)


def _kept(path: str, found: re.Match[str]) -> str:
    """Give what a module exports, in the script."""
    return f'$modules["{_target(path, found)}"]'


def _target(path: str, found: re.Match[str]) -> str:
    """Give the path of a module that another one names last in what was found."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), found[found.re.groups]))
