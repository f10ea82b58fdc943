"""The review day of an agreement reminds who answers for it, once (ncip-5-12, ncip-6-5)."""

from datetime import date, timedelta

import pytest

from ncip.casework.models import Notice
from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from tests.projects.attraction.people import amend, embassy, moment, perform
from tests.projects.attraction.test_agreement import agreement

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-5-12")]
# Monday; the agreement itself is due on 22 March, whose first reminder comes on the 15th.
REVIEW = date(2025, 3, 10)
TITLE = "На сегодня вы назначили пересмотр договорённости с инвестором."


def reminders():
    return Notice.objects.filter(title=TITLE, channel=Notice.Channel.PORTAL, user=embassy().user).count()


def on_review(**fields):
    return agreement(review_on=REVIEW.isoformat(), **fields)


def tick_on(day):
    tick(moment(day), channel=Channel.DEMO, sweeps={"agreement-reviews"})


@pytest.mark.parametrize(("days", "told"), [(-1, 0), (0, 1), (1, 1)])
def test_who_answers_is_reminded_on_the_day_of_the_review(days, told):
    on_review()
    tick_on(REVIEW + timedelta(days=days))
    assert reminders() == told


def test_the_same_review_is_told_once():
    on_review()
    tick_on(REVIEW)
    tick_on(REVIEW + timedelta(days=1))
    assert reminders() == 1


def test_another_review_day_is_told_again():
    card = on_review()
    tick_on(REVIEW)
    amend(card, "edit", {"what": card.what, "review_on": "2025-03-12"}, embassy(), on=REVIEW)
    tick_on(date(2025, 3, 12))
    assert reminders() == 2


def test_nobody_is_reminded_of_a_dropped_agreement():
    card = on_review()
    perform(card, "drop", embassy(), {"reason": "No interest"})
    tick_on(REVIEW)
    assert reminders() == 0


def test_an_agreement_without_a_review_day_reminds_nobody():
    agreement()
    tick_on(REVIEW)
    assert reminders() == 0
