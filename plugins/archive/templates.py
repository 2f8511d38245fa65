"""Templates, settled when they are compiled: what is the same on all pages costs a page nothing.

What the site says of itself, the texts of the interface, the macros behind their names and the
template that another extends are known before any page is. So a page's template becomes one
function that holds the texts themselves, and the markup of a macro where the macro is called.
The templates are plain Jinja: it gives the same HTML without any of this, some ten times later.
"""

import marshal
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from copy import deepcopy
from importlib.util import MAGIC_NUMBER, cache_from_source
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.meta import find_undeclared_variables
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

from plugins.archive.digests import digest_of, digest_value
from plugins.archive.minify import minify
from plugins.archive.site import Site
from plugins.archive.write import write_file

Node = TypeVar("Node", bound=nodes.Node)

_ROOT = Path(__file__).resolve().parents[2]

ROOT = "\udfff"
"""Stands before a site-absolute address in rendered HTML, for the way to the root of the site.

Half of a surrogate pair is in no text: UTF-8 has none, HTML and YAML cannot name one. If it were
ever left in a page, the page could not be encoded.
"""

_SUM = len(digest_of())
"""Bytes of the digest before each compiled template that is kept."""


_VALUE = re.compile(r"%\((\w+)\)s")
"""The place of a value in a text of the interface."""


class Templates(Environment):
    """The templates of a folder, settled for a site."""

    def __init__(self, folder: Path, site: Site, stamp: str = "") -> None:
        """Set up the templates; a name they misspell is an error, never an empty text.

        ``stamp`` digests the templates, the code and the site: what is compiled is kept for all
        who say the same. Whoever says nothing compiles anew.
        """
        self._folder = FileSystemLoader(folder)
        super().__init__(
            loader=self._folder,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # The preview makes new templates when a file of theirs has changed.
            auto_reload=False,
            bytecode_cache=_Compiled(stamp, site) if stamp else None,
        )
        self.code_generator_class = _Code
        self.globals.update(site=site, href=self.href, _=self.gettext, ngettext=self.ngettext)
        self.site = site
        self._macros: dict[tuple[str, str], nodes.Macro | None] = {}

    def href(self, address: str) -> str:
        """Write a site-absolute address so that rendering can make it relative to the page."""
        return f"{ROOT}{self.site.theme.place(address)}"

    def gettext(self, text: str, /, **values: object) -> Markup:
        """Give a text of the interface, which is trusted, with values, which are escaped."""
        return Markup(self.site.language.gettext(text)) % values  # noqa: S704 - it is our own

    def ngettext(self, singular: str, plural: str, num: int, /, **values: object) -> Markup:
        """Give a text of the interface that depends on a number."""
        text = self.site.language.ngettext(singular, plural, num)
        return Markup(text) % {"num": num, **values}  # noqa: S704 - it is our own

    def function(self, template: str, name: str) -> Callable[..., Markup]:
        """Give a macro of a template as a function."""
        macro: Callable[..., Markup] = getattr(self.get_template(template).module, name)
        return macro

    def read(self, template: str) -> nodes.Template:
        """Read a template anew, and settle it."""
        source = self._folder.get_source(self, template)[0]
        return _Settling(self).settle(self.parse(source, template))

    def macro(self, template: str, name: str) -> nodes.Macro | None:
        """Give a macro that can stand where it is called: it knows its arguments and no more."""
        key = (template, name)
        if key not in self._macros:
            macros = self.read(template).find_all(nodes.Macro)
            macro = next((macro for macro in macros if macro.name == name), None)
            alone = macro and self.unknown([macro]) <= self.globals.keys()
            self._macros[key] = macro if alone else None
        return self._macros[key]

    def unknown(self, body: Sequence[nodes.Node]) -> set[str]:
        """Give the names in the body of a template that it gives no meaning itself."""
        template = nodes.Template(list(body))
        template.set_environment(self)
        return find_undeclared_variables(template)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give what a template sees besides its page; ``d`` is what it would see alone."""
        # Jinja makes a chain of both, and walks along it for each page.
        return super().make_globals(d) if d else self.globals

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 - it is Jinja's to say
    ) -> str:
        return super()._generate(_Settling(self).settle(source), name, filename, defer_init)


class _Compiled(BytecodeCache):
    """Compiled templates, kept where Python keeps compiled modules, and trusted as these are.

    They are code, so the store is no place for them: CI hands it from branch to branch. Whoever
    can write here could change the program itself.
    """

    def __init__(self, stamp: str, site: Site) -> None:
        self._made_of = MAGIC_NUMBER + stamp.encode() + digest_value(site.build_date)
        # Beside the compiled tasks: what lies among plugins is among what a build is made from.
        self._folder = Path(cache_from_source(str(_ROOT / "tasks.py"))).parent

    def get_cache_key(self, name: str, _filename: str | None = None) -> str:
        return name.replace("/", ".")

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            kept = self._file(bucket).read_bytes()
            code = kept[_SUM:]
            if self._sum(code) == kept[:_SUM]:
                bucket.code = marshal.loads(code)  # noqa: S302 - as Python's own

    def dump_bytecode(self, bucket: Bucket) -> None:
        code = marshal.dumps(bucket.code)
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                write_file(self._file(bucket), self._sum(code) + code)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.template"

    def _sum(self, code: bytes) -> bytes:
        return digest_of(self._made_of, code)


class _Settling(NodeTransformer):
    """Settles one template, which it changes."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._site = templates.site
        self._homes: dict[str, str] = {}

    def settle(self, template: nodes.Template) -> nodes.Template:
        self.generic_visit(template)
        match template.find(nodes.Extends):
            case nodes.Extends(template=nodes.Const(value=base)):
                template.body = self._extended(template, base)
        template.body = self._without_idle_imports(template.body)
        return template

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:  # noqa: N802
        match node.template:
            case nodes.Const(value=home):
                self._homes |= {name: home for name in node.names if isinstance(name, str)}
        return node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        value = self._said_by_site(node)
        return self._at(node, nodes.Const(value)) if isinstance(value, str | bool) else node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=text)], kwargs=[]):
                return self._at(node, nodes.Const(self._templates.gettext(text)))
        return node

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802
        self.generic_visit(node)
        parts: list[nodes.Node] = []
        for shown in node.nodes:
            for part in self._parts(shown):
                if isinstance(part, nodes.Output) and parts and isinstance(parts[-1], nodes.Output):
                    parts[-1].nodes += part.nodes
                else:
                    parts.append(part)
        if self._site.minified:
            for part in parts:
                if isinstance(part, nodes.Output):
                    part.nodes = [*self._minified(part.nodes)]
        return parts

    def _minified(self, shown: Iterable[nodes.Expr]) -> Iterator[nodes.Expr]:
        """Join what is text already, and write it in fewer bytes."""
        for _, alike in groupby(shown, type):
            run = [*alike]
            texts = [node.data for node in run if isinstance(node, nodes.TemplateData)]
            yield from (
                [self._at(run[0], nodes.TemplateData(minify("".join(texts))))] if texts else run
            )

    def _extended(self, template: nodes.Template, base: str) -> list[nodes.Node]:
        """Put the blocks of a template into the one it extends."""
        blocks = {block.name: block for block in template.find_all(nodes.Block)}
        replaced = (nodes.Extends, nodes.Block, nodes.Output)
        own = [node for node in template.body if not isinstance(node, replaced)]
        return [*own, *_Filling(blocks).visit(self._templates.read(base)).body]

    def _without_idle_imports(self, body: list[nodes.Node]) -> list[nodes.Node]:
        """Leave out imports of macros that stand in place by now: a page would ask for each."""
        rest = [node for node in body if not isinstance(node, nodes.FromImport)]
        named = {name.name for node in rest for name in node.find_all(nodes.Name)}
        # Names may mean something else by now; to find out takes as long as to compile.
        asked = self._templates.unknown(rest) if named & self._homes.keys() else set()
        return [node for node in body if not _is_idle(node, asked)]

    def _parts(self, shown: nodes.Expr) -> list[nodes.Node]:
        """Give what stands for something that is shown: addresses and macros are taken apart."""
        match shown:
            case nodes.Call(node=nodes.Name(name="href"), args=[address], kwargs=[]):
                return [self._output(shown, *self._address(shown, address))]
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=text)]):
                return [self._output(shown, *self._text(shown, text))]
            case nodes.Call(node=nodes.Name(name=name)) if home := self._homes.get(name):
                macro = self._templates.macro(home, name)
                given = _arguments(macro, shown) if macro else None
                if macro and given is not None:
                    return [self._called(shown, home, macro, given)]
        return [self._output(shown, shown)]

    def _address(self, call: nodes.Call, address: nodes.Expr) -> Iterable[nodes.Expr]:
        """Give an address behind the sign for the way to the root."""
        match address:
            case nodes.Const(value=str(known)):
                return [nodes.TemplateData(ROOT), nodes.Const(self._site.theme.place(known))]
            case nodes.Getattr():
                # What a view leads to is no file of the theme, whose folder may have another name.
                return [nodes.TemplateData(ROOT), address]
        return [call]

    def _text(self, call: nodes.Call, text: str) -> Iterable[nodes.Expr]:
        """Give a text of the interface with its values in their places."""
        words = _VALUE.split(self._site.language.gettext(text))
        values: dict[str, nodes.Expr] = {each.key: each.value for each in call.kwargs}
        if "%" in "".join(words[::2]) or not values.keys() >= set(words[1::2]):
            # What else is in it is understood, or refused, when a page shows it.
            return [call]
        return [
            values[word] if number % 2 else nodes.Const(Markup(word))  # noqa: S704 - it is our own
            for number, word in enumerate(words)
        ]

    def _called(
        self, call: nodes.Expr, home: str, macro: nodes.Macro, given: Mapping[str, nodes.Expr]
    ) -> nodes.Node:
        """Set a macro in place: what it gives if that is known by now, else its markup."""
        try:
            known = {name: self._known(value) for name, value in given.items()}
        except nodes.Impossible:
            names: list[nodes.Expr] = [nodes.Name(name, "store") for name in given]
            # The templates, to which every node leads, are not copied.
            body = deepcopy(macro.body, {id(self._templates): self._templates})
            return self._at(call, nodes.With(names, list(given.values()), body))
        html = self._templates.function(home, macro.name)(**known)
        return self._output(call, nodes.TemplateData(str(html)))

    def _known(self, value: nodes.Expr) -> object:
        said = self._said_by_site(value)
        return value.as_const() if said is None else said

    def _said_by_site(self, node: nodes.Node) -> object:
        """Give what a chain of attributes of the site leads to; None if it is no such chain."""
        match node:
            case nodes.Name(name="site"):
                return self._site
            case nodes.Getattr(node=holder, attr=name):
                return getattr(self._said_by_site(holder), name, None)
        return None

    def _output(self, place: nodes.Node, *shown: nodes.Expr) -> nodes.Output:
        return self._at(place, nodes.Output([*shown]))

    def _at(self, place: nodes.Node, made: Node) -> Node:
        made.set_lineno(place.lineno, override=True)
        made.set_environment(self._templates)
        return made


def _is_idle(node: nodes.Node, asked: AbstractSet[str]) -> bool:
    """Tell whether a node imports what nobody asks for."""
    return isinstance(node, nodes.FromImport) and not any(
        (name if isinstance(name, str) else name[1]) in asked for name in node.names
    )


class _Filling(NodeTransformer):
    """Fills the blocks of a template."""

    def __init__(self, blocks: Mapping[str, nodes.Block]) -> None:
        self._blocks = blocks

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802
        block = self._blocks.get(node.name, node)
        self.generic_visit(block)
        # What a block sets is seen in no other.
        return nodes.Scope(block.body, lineno=block.lineno)


def _arguments(macro: nodes.Macro, call: nodes.Call) -> dict[str, nodes.Expr] | None:
    """Give each argument of a macro its value; None if they do not match."""
    names = [argument.name for argument in macro.args]
    if call.dyn_args or call.dyn_kwargs or len(call.args) > len(names):
        return None
    defaults = zip(reversed(names), reversed(macro.defaults), strict=False)
    named = {keyword.key: keyword.value for keyword in call.kwargs}
    given = dict(defaults) | dict(zip(names, call.args, strict=False)) | named
    return given if given.keys() == set(names) else None


class _Code(CodeGenerator):
    """Writes what Jinja does, but for what a page asks for hundreds of times."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self.writeline(f"from {__name__} import escaped, shown")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        # Views have attributes and no items: it need not be tried which of them is meant.
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, *_: object) -> None:
        # All but a few values are texts. Markup is not made of them: they are joined with the rest.
        self.write("escaped(it) if type(it := ")

    def _output_child_post(self, *_: object) -> None:
        self.write(") is str else shown(it)")


escaped = _escape_inner
"""Escapes a text."""


def shown(value: object) -> str:
    """Escape what a template shows that is no text."""
    return value if type(value) is Markup else escape(value)
