"""Rows as many offices would have made in years, put in by COPY: invented names, even spread, always the same."""

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from django.db import connection
from django.db.models import Max, OuterRef, Subquery

from bench.rows import NOW, copy, first_event
from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.models import User
from ncip.casework.models import Deadline, DeadlineStatus
from ncip.law.terms import TERM_INITIATIVE, due_at
from ncip.reference.models import Oked
from projects.attraction.enums import CompanySize, InitiativeState
from projects.attraction.models import Company, Contact, Initiative, Meeting
from projects.attraction.models.initiative import ON_THE_WAY
from projects.attraction.models.meeting import MeetingOfInitiative

COMPANIES, MEETINGS, INITIATIVES = 20_000, 100_000, 5_000
CONSONANTS: Final = "bcdfghjklmnprstvwz"
VOWELS: Final = "aeiouy"
TRADES: Final = (
    "Solar",
    "Steel",
    "Foods",
    "Logistics",
    "Chemie",
    "Textil",
    "Agro",
    "Motors",
    "Pharma",
    "Cement",
)
FORMS: Final = ("GmbH", "AG", "Ltd", "Inc", "SA", "Co")
STATES: Final = {
    InitiativeState.RECEIVED: 30,
    InitiativeState.ASSIGNED: 30,
    InitiativeState.EXTENDED: 15,
    InitiativeState.REDIRECT_REQUESTED: 1,
    InitiativeState.CONVERTED: 20,
    InitiativeState.CLOSED: 4,
}
FIRST: Final = date(2020, 1, 6)


def fill() -> None:
    """All rows, the days of last meetings and the statistics of the planner."""
    dice = random.Random(40)
    companies_of_missions(dice)
    companies = list(Company.objects.order_by("id").values_list("id", "owner_id", "country"))
    copy(Contact, (_contact(*company) for company in companies))
    copy(Meeting, _meetings(dice, companies))
    _initiatives(dice, companies)
    last = Meeting.objects.filter(company=OuterRef("pk")).order_by().values("company")
    Company.objects.update(last_met=Subquery(last.annotate(last=Max("held_on")).values("last")))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def companies_of_missions(dice: random.Random) -> None:
    """The companies, spread over the missions abroad."""
    missions = list(Organisation.objects.filter(kind=Kind.FOREIGN_MISSION).exclude(country="").order_by("id"))
    copy(Company, _companies(dice, missions))


def _companies(dice: random.Random, missions: Sequence[Organisation]) -> Iterable[Company]:
    activities = list(Oked.objects.standing().order_by("code"))
    for number in range(COMPANIES):
        office = missions[number % len(missions)]
        name = "".join(_syllable(dice) for _part in range(3)).title()
        yield Company(
            name=f"{name} {dice.choice(TRADES)} {dice.choice(FORMS)}",
            oked=dice.choice(activities),
            size=dice.choice(CompanySize.values),
            country=office.country,
            owner=office,
            created_at=NOW,
            changed_at=NOW,
        )


def _syllable(dice: random.Random) -> str:
    return dice.choice(CONSONANTS) + dice.choice(VOWELS) + dice.choice(CONSONANTS)


def _contact(company: int, owner: int, country: str) -> Contact:
    return Contact(
        company_id=company,
        owner_id=owner,
        family_name="Contact",
        email=f"c{company}@example.test",
        created_at=NOW,
        changed_at=NOW,
    )


def _meetings(dice: random.Random, companies: Sequence[tuple[int, int, str]]) -> Iterable[Meeting]:
    for _number in range(MEETINGS):
        company, owner, _country = dice.choice(companies)
        yield Meeting(
            company_id=company,
            owner_id=owner,
            held_on=FIRST + timedelta(days=dice.randrange(2190)),
            place="Embassy",
            subject_of_interest=f"{dice.choice(TRADES)} plant",
            created_at=NOW,
            changed_at=NOW,
        )


def _initiatives(dice: random.Random, companies: Sequence[tuple[int, int, str]]) -> None:
    chosen = dice.sample(companies, INITIATIVES)
    akimats = list(Organisation.objects.filter(kind=Kind.LOCAL_EXECUTIVE_BODY).order_by("id"))
    official = User.objects.create(email="official@example.test", family_name="Official", given_name="An")
    copy(Initiative, (_initiative(dice, one, akimats, official) for one in chosen))
    copy(Deadline, _terms(dice))
    meetings = dict(Meeting.objects.order_by("id").values_list("company", "id"))
    made = Initiative.objects.order_by("id").values_list("id", "company")
    copy(
        MeetingOfInitiative,
        (
            MeetingOfInitiative(initiative_id=initiative, meeting_id=meetings[company])
            for initiative, company in made
            if company in meetings
        ),
    )


def _initiative(
    dice: random.Random, company: tuple[int, int, str], akimats: Sequence[Organisation], official: User
) -> Initiative:
    key, owner, country = company
    (state,) = dice.choices(list(STATES), list(STATES.values()))
    leb, other = dice.sample(akimats, 2)
    return Initiative(
        company_id=key,
        sender_id=owner,
        country=country,
        title=f"{dice.choice(TRADES)} plant",
        state=state,
        leb=leb,
        official=None if state == InitiativeState.RECEIVED else official,
        extended_days=10 if state == InitiativeState.EXTENDED else None,
        redirect_to=other if state == InitiativeState.REDIRECT_REQUESTED else None,
        received_on=NOW.date(),
        summary="A plant",
        created_at=NOW,
        changed_at=NOW,
    )


def _terms(dice: random.Random) -> Iterable[Deadline]:
    """A term for each initiative: it runs while an akimat holds it, and was met in time afterwards."""
    event = first_event(Company.objects.order_by("id")[0])
    for initiative in Initiative.objects.order_by("id"):
        started = NOW.date() - timedelta(days=dice.randrange(40))
        last = started + timedelta(days=30)
        runs = initiative.state in ON_THE_WAY
        yield Deadline(
            subject_label="initiative",
            subject_id=initiative.public_id,
            term=TERM_INITIATIVE.code,
            rule=TERM_INITIATIVE.rule,
            started_on=started,
            printed_day=last,
            last_day=last,
            due_at=due_at(last),
            next_at=due_at(last) if runs else None,
            status=DeadlineStatus.RUNNING if runs else DeadlineStatus.MET,
            closed_on=None if runs else last,
            responsible_id=initiative.leb_id,
            opened_by_id=event,
        )
