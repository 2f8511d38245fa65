"""The codes that problems can have: found by reading the code, since no list of them is kept."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from plugins.archive.problems import Severity
from tests.house import Module, house

SEVERITIES = {
    "archive": Severity.ERROR,
    "checks": Severity.WARNING,
    "delivery": Severity.ERROR,
}
"""Who finds errors, and who finds warnings."""

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
OF_A_PROBLEM = {"code", "found", "write"}


@dataclass(frozen=True)
class Given:
    """What a call gives for a code: the code, or the expression that it is not, and where."""

    code: str
    is_literal: bool
    room: str
    place: str


def given_codes() -> list[Given]:
    """Find what is given wherever a problem is made, by a call of what takes a code."""
    modules = [module for module in house() if module.room in SEVERITIES]
    positions: defaultdict[str, set[int]] = defaultdict(set)
    for module in modules:
        for name, position in makers(module):
            positions[name].add(position)
    return [given for module in modules for given in in_module(module, positions)]


def makers(module: Module) -> Iterator[tuple[str, int]]:
    """Yield what makes problems, functions and classes, with the position of the code."""
    for node in ast.walk(module.tree):
        names: list[str] = []
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
        elif isinstance(node, ast.ClassDef):
            names = [ast.unparse(row.target) for row in node.body if isinstance(row, ast.AnnAssign)]
        if OF_A_PROBLEM <= set(names):
            yield getattr(node, "name", ""), names.index("code")


def in_module(module: Module, positions: dict[str, set[int]]) -> Iterator[Given]:
    """Yield what the calls of a module give; what a maker hands on has been given to itself."""
    for call in ast.walk(module.tree):
        if isinstance(call, ast.Call):
            name = ast.unparse(call.func).rpartition(".")[2]
            given = given_to(call, positions.get(name, set()))
            if given is not None and not is_handed_on(given):
                literal = is_code(given)
                code = ast.literal_eval(given) if literal else ast.unparse(given)
                yield Given(code, literal, module.room, f"{module.name}:{given.lineno}")


def given_to(call: ast.Call, positions: set[int]) -> ast.expr | None:
    """Return what a call gives for the code; where makers share a name, what looks like one."""
    # What is unpacked before a code is a place: a line and a column.
    spread = [[node, node] if isinstance(node, ast.Starred) else [node] for node in call.args]
    arguments = list(chain.from_iterable(spread))
    given = [arguments[position] for position in sorted(positions) if position < len(arguments)]
    given += [keyword.value for keyword in call.keywords if positions and keyword.arg == "code"]
    likely = [*filter(is_code, given), *filter(is_handed_on, given), *given]
    return likely[0] if likely else None


def is_handed_on(expression: ast.expr) -> bool:
    """Tell whether an expression names a code that has been given before."""
    return ast.unparse(expression).rpartition(".")[2] == "code"


def is_code(expression: ast.expr) -> bool:
    """Tell whether an expression is a code as it stands."""
    value = expression.value if isinstance(expression, ast.Constant) else None
    return isinstance(value, str) and CODE.fullmatch(value) is not None
