"""The rules of the house: what a module of the plugins may import and call.

Each rule is a generator of problems in one module; its docstring is the rule.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parent.parent

CORE, LANGUAGE = "archive", "vietnamese"
CLOCK_METHODS = {"now", "today", "utcnow"}
CLOCK_FUNCTIONS = {"ctime", "gmtime", "localtime", "time", "time_ns"}
WRITING_METHODS = {
    *("hardlink_to", "mkdir", "rename", "rmdir", "symlink_to"),
    *("touch", "unlink", "write_bytes", "write_text"),
}
WRITING_FUNCTIONS = {"makedirs", "remove", "removedirs", "renames", "replace", "truncate"}
Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True)
class Module:
    """A module of the house: its dotted name, and what it says."""

    name: str
    tree: ast.Module
    is_package: bool = False

    @property
    def room(self) -> str:
        """Name of the folder under plugins; empty for `plugins` itself."""
        return room_of(self.name)


Rule = Callable[[Module], Iterator[str]]


def keeps_to_its_room(module: Module) -> Iterator[str]:
    """A capability imports the core and the language, the core the language, that nothing."""
    allowed = {
        "": set[str](),
        LANGUAGE: {LANGUAGE},
        CORE: {CORE, LANGUAGE},
    }.get(module.room, {module.room, CORE, LANGUAGE})
    for line, target in imports(module):
        if target.startswith("plugins.") and room_of(target) not in allowed:
            yield f"{line}: {module.room or 'plugins'} must not import {target}"


def meets_pelican_at_the_door(module: Module) -> Iterator[str]:
    """`pelican` is imported only where Pelican calls us: `__init__.py` and the generator."""
    if not module.is_package and module.name != "plugins.archive.generator":
        yield from imports_from(module, "pelican")


def leaves_jinja_to_templates(module: Module) -> Iterator[str]:
    """Jinja is imported only by `plugins/archive/templates.py`."""
    if module.name != "plugins.archive.templates":
        yield from imports_from(module, "jinja2")


def imports_at_the_top(module: Module) -> Iterator[str]:
    """No import stands inside a function."""
    for function in ast.walk(module.tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield f"{node.lineno}: import inside {function.name}()"


def has_no_clock(module: Module) -> Iterator[str]:
    """Nobody asks what time it is: the date of a build is that of its newest record.

    But for the register, which needs to know whether a file changed a moment ago.
    """
    if module.name == "plugins.archive.register":
        return
    for node in nodes(module, ast.Call):
        name = ast.unparse(node.func)
        owner, _, method = name.rpartition(".")
        if (owner and method in CLOCK_METHODS) or (owner == "time" and method in CLOCK_FUNCTIONS):
            yield f"{node.lineno}: {name}() reads the clock"
    for line, target in imports(module):
        owner, _, function = target.rpartition(".")
        if owner == "time" and function in CLOCK_FUNCTIONS:
            yield f"{line}: {target} reads the clock"


def writes_in_one_place(module: Module) -> Iterator[str]:
    """The disk is written only by `plugins/archive/write.py`, and the store by itself."""
    if module.name in {"plugins.archive.write", "plugins.archive.store"}:
        return
    for node in nodes(module, ast.Call):
        if writes(node):
            yield f"{node.lineno}: {ast.unparse(node.func)}() writes to the disk"


def keeps_no_state(module: Module) -> Iterator[str]:
    """A module holds nothing to be filled later."""
    for node in nodes(module, ast.Global):
        yield f"{node.lineno}: global {', '.join(node.names)}"
    for statement in module.tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and is_empty(statement.value):
            yield f"{statement.lineno}: an empty container waits to be filled"


RULES: tuple[Rule, ...] = (
    keeps_to_its_room,
    meets_pelican_at_the_door,
    leaves_jinja_to_templates,
    imports_at_the_top,
    has_no_clock,
    writes_in_one_place,
    keeps_no_state,
)


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of whatever is imported, relative imports resolved."""
    for plain in nodes(module, ast.Import):
        yield from ((plain.lineno, alias.name) for alias in plain.names)
    for node in nodes(module, ast.ImportFrom):
        yield from ((node.lineno, f"{base_of(node, module)}.{alias.name}") for alias in node.names)


def base_of(node: ast.ImportFrom, module: Module) -> str:
    """Return the dotted name that a `from` import starts from."""
    if not node.level:
        return str(node.module)
    parts = module.name.split(".")
    above = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*above, *filter(None, [node.module])])


def imports_from(module: Module, library: str) -> Iterator[str]:
    """Yield a problem for each import of a library."""
    for line, target in imports(module):
        if target.split(".")[0] == library:
            yield f"{line}: {library} is imported"


def nodes(module: Module, kind: type[Node]) -> Iterator[Node]:
    """Yield all nodes of a kind."""
    return (node for node in ast.walk(module.tree) if isinstance(node, kind))


def room_of(name: str) -> str:
    """Return the room of a dotted name under `plugins`; empty for `plugins` itself."""
    return f"{name}.".split(".")[1]


def writes(call: ast.Call) -> bool:
    """Tell whether a call changes files, as far as its name and its arguments tell."""
    owner, _, name = ast.unparse(call.func).rpartition(".")
    if name == "open":
        return bool(set("wax+") & set(opening_mode(call, position=0 if owner else 1)))
    if name == "replace" and owner != "os":
        # A path is replaced with one argument, text with two, dates by keywords.
        return bool(owner) and len(call.args) == 1 and not call.keywords
    return (
        (bool(owner) and name in WRITING_METHODS)
        or (owner == "os" and name in WRITING_FUNCTIONS)
        or owner in {"shutil", "tempfile"}
    )


def opening_mode(call: ast.Call, position: int) -> str:
    """Return the mode a file is opened in: a positional argument or a keyword."""
    given = [*call.args[position : position + 1]]
    given += [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    return "".join(str(node.value) for node in given if isinstance(node, ast.Constant))


def is_empty(value: ast.expr | None) -> bool:
    """Tell whether a value is an empty container that can be filled."""
    if isinstance(value, ast.Call):
        name = ast.unparse(value.func)
        return name == "defaultdict" or (name in {"dict", "list", "set"} and not value.args)
    return isinstance(value, ast.Dict | ast.List) and not any(
        isinstance(child, ast.expr) for child in ast.iter_child_nodes(value)
    )


def import_cycle(modules: list[Module]) -> list[str]:
    """Return the names of modules that import each other in a circle; empty if none do."""
    names = {module.name for module in modules}
    graph = {
        module.name: {nearest(target, names) for _, target in imports(module)} & names
        for module in modules
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1]
        return cycle
    return []


def nearest(target: str, names: set[str]) -> str:
    """Return the module that an imported name is, or is in."""
    return target if target in names else target.rpartition(".")[0]


def house() -> list[Module]:
    """Return all modules of the plugins, in order of their paths."""
    return [module_of(path) for path in sorted((ROOT / "plugins").rglob("*.py"))]


def module_of(path: Path) -> Module:
    """Return the module kept in a file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    return Module(name, ast.parse(path.read_text(encoding="utf-8")), is_package)
