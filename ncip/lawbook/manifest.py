"""The committed list rule -> code -> tests, which the pages of the law show (tests are not shipped)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ncip.law import rulebook
from ncip.law.rulebook import UnknownRule
from ncip.lawbook.citations import Citation, Citations

FILE = Path(__file__).parent / "manifest.json"


@dataclass(frozen=True, slots=True)
class Places:
    """Where a rule is realised and where it is tested."""

    code: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


NOWHERE = Places()
Manifest = Mapping[str, Places]


def manifest_of(citations: Citations) -> Manifest:
    """The manifest of what the source cites, in the order of the register."""
    code, tests = _by_rule(citations.code), _by_rule(citations.tests)
    known = [rule for rule in rulebook.load().by_id if rule in code or rule in tests]
    return {rule: Places(code.get(rule, ()), tests.get(rule, ())) for rule in known}


@cache
def shipped() -> Manifest:
    """The committed manifest; the answer is kept for the life of the process."""
    return parse(FILE.read_text(encoding="utf-8"))


def parse(text: str) -> Manifest:
    """A manifest from its JSON."""
    return {rule: Places(tuple(row["code"]), tuple(row["tests"])) for rule, row in json.loads(text).items()}


def render(manifest: Manifest) -> str:
    """A manifest as JSON with one line per place, so that changes are easy to review."""
    rows = {rule: {"code": places.code, "tests": places.tests} for rule, places in manifest.items()}
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


def unknown(citations: Citations) -> list[Citation]:
    """Citations of ids which are neither a rule nor a whole paragraph of the register."""
    return sorted(citation for citation in citations.all if not _exists(citation.rule))


def _exists(ref: str) -> bool:
    try:
        rulebook.rule_path(ref)
    except UnknownRule:
        return False
    return True


def _by_rule(citations: Iterable[Citation]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for citation in citations:
        found.setdefault(citation.rule, set()).add(citation.place)
    return {rule: tuple(sorted(places)) for rule, places in found.items()}
