"""What is printed from the declarations agrees with the committed page, and holds for every kind of subject."""

from __future__ import annotations

from django.core.management import call_command

from ncip.casework import printed
from ncip.casework.actions import declarations, state_field
from ncip.casework.checks import check_declarations


def test_the_committed_page_is_what_the_code_declares() -> None:
    call_command("matrix", "--check")


def test_every_declaration_could_work() -> None:
    assert check_declarations(None) == []


def test_every_kind_of_subject_is_printed() -> None:
    page = printed.page()
    assert [declared.label for declared in declarations() if f"## {declared.label}\n" not in page] == []


def test_every_state_is_entered_or_left_by_an_action() -> None:
    lonely = {}
    for declared in declarations():
        name = state_field(declared.model)
        if name is None:
            continue
        named = {
            state for action in declared.actions.values() for state in (*action.sources, *action.targets)
        }
        choices = declared.model._meta.get_field(name).choices
        lonely[declared.label] = [key for key, _label in choices if key not in named]
    # The later states of a project are declared for its filters; the actions that lead there come with Module 3.
    assert {label: states for label, states in lonely.items() if states} == {
        "project": ["period_ended_open", "completed", "archived"]
    }
