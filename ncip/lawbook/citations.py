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


def code_citations(root: Path) -> Iterator[Citation]:
    """Every citation in the code and the templates below `root`."""
    for path in _python_files(root, CODE_FOLDERS):
        module = _module(root, path)
        for place, text in _strings(ast.parse(path.read_text(encoding="utf-8")), module):
            yield from (Citation(rule, place) for rule in RULE_ID.findall(text))
    for path in sorted((root / TEMPLATE_FOLDER).rglob("*.html")):
        place = path.relative_to(root).as_posix()
        yield from (Citation(rule, place) for rule in RULE_ID.findall(path.read_text(encoding="utf-8")))


def test_citations(root: Path) -> Iterator[Citation]:
    """Every rule marked on a test below `root`."""
    for path in _python_files(root, (TEST_FOLDER,)):
        module = _module(root, path)
        for place, call in _marks(ast.parse(path.read_text(encoding="utf-8")), module):
            rules = (argument.value for argument in call.args if isinstance(argument, ast.Constant))
            yield from (Citation(str(rule), place) for rule in rules)


def _python_files(root: Path, folders: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def _module(root: Path, path: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _strings(tree: ast.Module, module: str) -> Iterator[tuple[str, str]]:
    for place, node in _placed(tree, module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield place, node.value


def _marks(tree: ast.Module, module: str) -> Iterator[tuple[str, ast.Call]]:
    for place, node in _placed(tree, module):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.rule":
            yield place, node


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
