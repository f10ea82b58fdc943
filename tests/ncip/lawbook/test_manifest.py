from pathlib import Path

import pytest
from django.conf import settings

from ncip.law.rulebook import entries, load
from ncip.lawbook import coverage
from ncip.lawbook.citations import read
from ncip.lawbook.manifest import FILE, Places, manifest_of, parse, render, unknown

ROOT = Path(settings.BASE_DIR)


@pytest.fixture(scope="module")
def cited():
    return read(ROOT)


@pytest.fixture(scope="module")
def source(cited):
    return manifest_of(cited)


def test_the_committed_manifest_is_that_of_the_source(source):
    assert parse(FILE.read_text(encoding="utf-8")) == source, "run: manage.py rules --write"


def test_no_id_is_cited_that_does_not_exist(cited):
    assert unknown(cited) == []


def test_a_complete_module_has_no_rule_in_force_without_code_test_or_reason(source):
    listed = [rule for module in coverage.COMPLETE_MODULES for rule in entries(module=module)]
    assert [(rule.id, lack) for rule in listed if (lack := coverage.lack_of(rule, source))] == []


def test_every_complete_module_exists():
    assert set(coverage.COMPLETE_MODULES) <= {rule.module for rule in load().by_id.values()}


def test_a_manifest_survives_its_file():
    manifest = {"ncip-50": Places(("a:b",), ()), "ncip-52": Places((), ("t:x", "t:y"))}
    assert parse(render(manifest)) == manifest


def test_an_id_outside_the_register_is_named_with_its_place(tmp_path):
    (tmp_path / "ncip").mkdir()
    (tmp_path / "ncip" / "x.py").write_text('RULES = "ncip-999 ncip-42 ncip-42-b"', encoding="utf-8")
    assert [(found.rule, found.place) for found in unknown(read(tmp_path))] == [("ncip-999", "ncip.x:RULES")]
