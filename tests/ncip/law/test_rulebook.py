from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from ncip.law.rulebook import UnknownRule, check, entries, entry, load, rule_path

COUNTS = {
    "ncip": 301, "rating": 87, "standard": 92,
    "onewindow2019": 156, "productivity2020": 317, "interaction2015": 64,
}  # fmt: skip


def with_entry(rule_id, **changes):
    """The register with one rule changed."""
    register = load()
    return replace(register, by_id={**register.by_id, rule_id: replace(entry(rule_id), **changes)})


def test_the_whole_register_is_brought_in():
    assert {document: len(entries(document)) for document in load().documents} == COUNTS


def test_three_documents_are_in_force_and_three_archived():
    assert [name for name, document in load().documents.items() if document.in_force] == [
        "ncip",
        "rating",
        "standard",
    ]


def test_95_readings_are_brought_in():
    assert (len(load().readings), load().reading("D19").decisive, load().reading("D20").decisive) == (
        95,
        True,
        False,
    )


def test_a_rule_has_a_stable_address():
    assert rule_path("ncip-42-b") == entry("ncip-42-b").path == "/law/ncip/#ncip-42-b"


@pytest.mark.parametrize("ref", ["ncip-47", "ncip-app1", "std-8"])
def test_a_whole_paragraph_has_an_address(ref):
    assert rule_path(ref).endswith(f"/#{ref}")


def test_a_paragraph_holds_its_rules_only():
    assert [rule.id for rule in load().paragraph("ncip-51")] == ["ncip-51-a", "ncip-51-b"]


def test_a_piece_of_an_id_is_no_paragraph():
    with pytest.raises(UnknownRule, match="ncip-app1-jobs"):
        load().paragraph("ncip-app1-jobs")


def test_a_rule_keeps_the_words_and_the_language_of_its_text():
    rule = entry("ncip-51-b")
    assert (rule.para, rule.lang, rule.kind, rule.actor, rule.module) == (
        "51",
        "ru",
        "deadline",
        ("leb",),
        "deadlines",
    )
    assert [doubt.ref for doubt in rule.doubts] == ["D18", "D30"]
    assert entry("rating-order-1").lang == "kk"


def test_numbers_of_the_register_are_exact():
    assert entry("ncip-app1-jobs").numbers["weight"] == Decimal("0.15")


def test_rules_are_found_by_document_and_module():
    found = {rule.id for rule in entries("ncip", "roadmap_rating")}
    assert found == {"ncip-56", "ncip-56-a", "ncip-56-b", "ncip-56-c", "ncip-56-d", "ncip-app2-4-1"}


@pytest.mark.parametrize("find", [load().entry, load().document, load().reading, rule_path])
def test_an_unknown_name_is_refused(find):
    with pytest.raises(UnknownRule, match="nowhere-1"):
        find("nowhere-1")


def test_the_text_of_a_rule_is_english_where_it_is_not_translated():
    assert load().text_of("ia2015-1", "kk") == (entry("ia2015-1").rule, "en")


def test_the_text_of_a_rule_comes_in_the_language_of_the_reader():
    register = replace(
        load(), translations=MappingProxyType({"ru": {"ncip-50": "МИО направляет дорожную карту"}})
    )
    assert register.text_of("ncip-50", "ru") == ("МИО направляет дорожную карту", "ru")


def test_the_register_does_not_contradict_itself():
    check(load(), entry_count=sum(COUNTS.values()))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"see": ("nowhere-1",)}, "ncip-50: see nowhere-1"),
        ({"doubts": (replace(entry("ncip-50").doubts[0], ref="Z99"),)}, "ncip-50: reading Z99"),
        ({"realised_by": "magic"}, "ncip-50: realised by magic"),
        ({"realised_by": "none"}, "ncip-50: a reason stands exactly where nothing realises the rule"),
        ({"later": "not now"}, "ncip-50: put off to later, though it is realised"),
        ({"reason": "why not"}, "ncip-50: a reason stands exactly where nothing realises the rule"),
    ],
)
def test_a_contradiction_in_a_rule_is_named(changes, fault):
    with pytest.raises(ValueError, match=fault):
        check(with_entry("ncip-50", **changes), entry_count=len(load().by_id))


def test_a_doubled_id_is_named():
    with pytest.raises(ValueError, match="doubled rule ids"):
        check(load(), entry_count=len(load().by_id) + 1)


def test_a_translation_of_an_unknown_rule_is_named():
    register = replace(load(), translations={"kk": {"nowhere-1": "мәтін"}})
    with pytest.raises(ValueError, match="kk text of nowhere-1"):
        check(register, entry_count=len(register.by_id))
