"""A preset task is called by its type in the reader's language; a renamed one keeps its own words."""

import pytest
from django.utils.translation import override

from projects.implementation.enums import TaskType, labels_of
from projects.implementation.models import Task


@pytest.mark.rule("ncip-49-1")
@pytest.mark.parametrize("writer", ["kk", "ru", "en"])
def test_a_preset_task_is_named_in_the_language_of_the_reader(writer):
    with override(writer):
        task = Task(type=TaskType.LAND_PLOT, title=str(TaskType.LAND_PLOT.label))
    with override("kk"):
        assert task.name == str(TaskType.LAND_PLOT.label)


def test_a_renamed_preset_task_keeps_its_own_words():
    assert Task(type=TaskType.LAND_PLOT, title="Участок 12-193-041").name == "Участок 12-193-041"


def test_any_other_task_keeps_its_title():
    assert Task(type=TaskType.OTHER, title="Подъездная дорога").name == "Подъездная дорога"


def test_a_type_has_its_words_in_three_languages():
    assert len(labels_of(TaskType.LAND_PLOT)) == 3
