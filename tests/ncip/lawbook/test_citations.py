from pathlib import Path

import pytest

from ncip.lawbook.citations import RULE_ID, Citation, read

CODE = '''"""The story of ncip-48-c."""

TERM = term("ncip-51-b", days=5)
LENGTH: int = term("ncip-60")
print("std-1-r1")


@action(rule="ncip-50")
def submit(roadmap):
    """Submit (ncip-48-1, ncip-48-2)."""


class Roadmap(Model):
    """A roadmap (ncip-3-6)."""

    field = "ncip-48-5"

    @property
    def stage(self):
        return "ncip-49-1"
'''
TEST = """import pytest


@pytest.mark.rule("ncip-50", "ncip-51-a")
def test_it():
    assert "ncip-52"


CASES = [pytest.param(1, marks=pytest.mark.rule("ncip-53"))]
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for name, text in {
        "projects/roadmap.py": CODE,
        "projects/migrations/0001_initial.py": '"""ncip-1"""',
        "ncip/law/__init__.py": '"""ncip-2"""',
        "templates/law/page.html": '{% rule "ncip-24" %} and ncip-24.',
        "tests/test_roadmap.py": TEST,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_code_is_cited_with_the_place_that_names_the_rule(source):
    assert sorted(read(source).code) == [
        Citation("ncip-2", "ncip.law"),
        Citation("ncip-24", "templates/law/page.html"),
        Citation("ncip-3-6", "projects.roadmap:Roadmap"),
        Citation("ncip-48-1", "projects.roadmap:submit"),
        Citation("ncip-48-2", "projects.roadmap:submit"),
        Citation("ncip-48-5", "projects.roadmap:Roadmap"),
        Citation("ncip-48-c", "projects.roadmap"),
        Citation("ncip-49-1", "projects.roadmap:Roadmap.stage"),
        Citation("ncip-50", "projects.roadmap:submit"),
        Citation("ncip-51-b", "projects.roadmap:TERM"),
        Citation("ncip-60", "projects.roadmap:LENGTH"),
        Citation("std-1-r1", "projects.roadmap"),
    ]


def test_tests_are_cited_by_their_marks_only(source):
    assert sorted(read(source).tests) == [
        Citation("ncip-50", "tests.test_roadmap:test_it"),
        Citation("ncip-51-a", "tests.test_roadmap:test_it"),
        Citation("ncip-53", "tests.test_roadmap:CASES"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see ncip-42-b.", ["ncip-42-b"]),
        ("ncip-55-*, ncip-56-d", ["ncip-55", "ncip-56-d"]),
        (
            "rating-q-3 std-4-r2a ow2019-6-ext-1 p2020-m2-6a",
            ["rating-q-3", "std-4-r2a", "ow2019-6-ext-1", "p2020-m2-6a"],
        ),
        ("ncip-web static/ncip-1.css my-ncip-1 KZ-39-2026", []),
        ("ncip-app1-formula ncip-order-1", ["ncip-app1-formula", "ncip-order-1"]),
    ],
)
def test_an_id_is_known_by_its_shape(text, found):
    assert RULE_ID.findall(text) == found
