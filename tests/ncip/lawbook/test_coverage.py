from dataclasses import replace

import pytest

from ncip.law.rulebook import entry
from ncip.lawbook.coverage import Lack, Row, lack_of, rows, totals
from ncip.lawbook.manifest import Places

SUBMIT = entry("ncip-50")
HERE = {"ncip-50": Places(("code",), ("test",))}


@pytest.mark.parametrize(
    ("rule", "manifest", "lack"),
    [
        (SUBMIT, HERE, None),
        (SUBMIT, {"ncip-50": Places(("code",), ())}, Lack.NO_TEST),
        (SUBMIT, {}, Lack.NO_CODE),
        (replace(SUBMIT, realised_by=None), HERE, Lack.NOT_BUILT),
        (replace(SUBMIT, realised_by="none", reason="nothing to do"), {}, None),
        (replace(SUBMIT, realised_by=None, in_force=False), {}, None),
        (replace(SUBMIT, realised_by=None, later="comes with reporting"), {}, None),
    ],
)
def test_a_rule_in_force_lacks_what_is_not_there(rule, manifest, lack):
    assert lack_of(rule, manifest) is lack


def test_rows_count_a_module_of_a_document():
    listed = [SUBMIT, replace(entry("ncip-52"), realised_by=None), entry("ow2019-1")]
    assert rows(listed, HERE) == [
        Row("ncip", "implementation", 2, 2, 1, 1, 1, 1, 0),
        Row("onewindow2019", "common", 1, 0, 0, 0, 0, 0, 0),
    ]


def test_what_comes_later_is_counted_apart_from_what_is_missing():
    later = replace(entry("ncip-52"), realised_by=None, later="comes with reporting")
    assert rows([SUBMIT, later], HERE) == [Row("ncip", "implementation", 2, 2, 1, 1, 1, 0, 1)]


def test_rows_are_added_up():
    assert totals(rows([SUBMIT, entry("ncip-42-a")], HERE), "ncip") == Row("ncip", "", 2, 2, 2, 1, 1, 1, 0)


def test_nothing_adds_up_to_nothing():
    assert totals([]) == Row("", "", 0, 0, 0, 0, 0, 0, 0)
