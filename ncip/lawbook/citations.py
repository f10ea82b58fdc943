"""Where the rules are cited: read from the source itself, so that the pages never claim more than stands
there.

A rule is realised in a place of code when its id stands there in a string or a docstring, and in a template
when the template links to it. It is tested where a test carries `@pytest.mark.rule("<id>")`.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CODE_FOLDERS = ("ncip", "projects", "regions", "rating", "frontoffices")
TEMPLATE_FOLDER = "templates"
TEST_FOLDER = "tests"
RULE_ID = re.compile(
    r"(?<![\w./-])(?:ncip-(?:order|app\d|\d)|rating-(?:order|form|b\d|q|\d)|std-(?:block|table|\d)|(?:ow2019|ia2015|p2020)-\w)"
    r"[a-z0-9]*(?:-[a-z0-9]+)*"
)


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A rule id and the place that names it: `module:function`, or a template's path."""

    rule: str
    place: str


@dataclass(frozen=True, slots=True)
class Citations:
    """Everything that code and templates, and tests, cite."""

    code: frozenset[Citation]
    tests: frozenset[Citation]

    @property
    def all(self) -> frozenset[Citation]:
        """The citations of both."""
        return self.code | self.tests


def read(root: Path) -> Citations:
    """Every citation below `root`."""
    return Citations(
        code=frozenset((*_in_code(root), *_in_templates(root))), tests=frozenset(_in_tests(root))
    )


def _in_code(root: Path) -> Iterator[Citation]:
    for module, tree in _modules(root, CODE_FOLDERS):
        for place, node in _placed(tree, module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from (Citation(rule, place) for rule in RULE_ID.findall(node.value))


def _in_templates(root: Path) -> Iterator[Citation]:
    for path in (root / TEMPLATE_FOLDER).rglob("*.html"):
        place = path.relative_to(root).as_posix()
        yield from (Citation(rule, place) for rule in RULE_ID.findall(path.read_text(encoding="utf-8")))


def _in_tests(root: Path) -> Iterator[Citation]:
    for module, tree in _modules(root, (TEST_FOLDER,)):
        for place, node in _placed(tree, module):
            if isinstance(node, ast.Call) and _is_rule_mark(node.func):
                rules = (argument.value for argument in node.args if isinstance(argument, ast.Constant))
                yield from (Citation(str(rule), place) for rule in rules)


def _is_rule_mark(function: ast.expr) -> bool:
    """Whether a call is of `pytest.mark.rule`."""
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "rule"
        and isinstance(function.value, ast.Attribute)
        and function.value.attr == "mark"
    )


def _modules(root: Path, folders: tuple[str, ...]) -> Iterator[tuple[str, ast.Module]]:
    """The modules that may cite anything, parsed."""
    for folder in folders:
        for path in (root / folder).rglob("*.py"):
            text = "" if "migrations" in path.parts else path.read_text(encoding="utf-8")
            if RULE_ID.search(text) or ".mark.rule(" in text:
                yield _module(root, path), ast.parse(text, filename=str(path))


def _module(root: Path, path: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _placed(tree: ast.Module, module: str) -> Iterator[tuple[str, ast.AST]]:
    """Every node with the function, method or module constant in which it stands."""
    for child in tree.body:
        if isinstance(child, ast.ClassDef):
            yield from _placed_in_class(child, f"{module}:{child.name}")
        else:
            yield from ((_name(child, module), node) for node in ast.walk(child))


def _placed_in_class(owner: ast.ClassDef, place: str) -> Iterator[tuple[str, ast.AST]]:
    for part in (*owner.decorator_list, *owner.bases, *owner.keywords):
        yield from ((place, node) for node in ast.walk(part))
    for inner in owner.body:
        named = isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef)
        name = f"{place}.{getattr(inner, 'name', '')}" if named else place
        yield from ((name, node) for node in ast.walk(inner))


def _name(node: ast.stmt, module: str) -> str:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return f"{module}:{node.name}"
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    return f"{module}:{names[0]}" if names else module
