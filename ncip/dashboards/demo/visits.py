"""Visits of the demonstration: in every state of the table, by the real embassies, with companies of the projects.

Who comes and when is made up; the texts say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from frontoffices.registry.enums import Kind
from ncip.casework.actor import Actor
from ncip.dashboards.demo.cast import Cast
from ncip.dashboards.demo.clock import Clock
from ncip.dashboards.demo.rows import Row
from ncip.dashboards.demo.story import INITIATIVES, ProjectStory
from projects.attraction.models import Initiative, Meeting, ProgrammeItem, Visit, VisitParticipant

MINISTRY: Final = "промышл"
AGREEMENTS: Final = (
    "Меморандум о намерениях (демонстрация)\nОсмотр площадки специалистами компании (демонстрация)"
)
NOTHING_AGREED: Final = "Инвестор сравнивает условия с другой страной (демонстрация)"


@dataclass(frozen=True)
class VisitPlan:
    """One visit: whose, how far it has come, on which working day it begins (from today on) and what it is for."""

    company: str
    point: str
    begins: int
    lasts: int
    title: str
    purpose: str
    region: str = "KZ-39"


PLANS: Final = (
    VisitPlan(
        "China Energy",
        "planned",
        14,
        2,
        "China Energy: энергетические площадки",
        "Осмотр площадок для ветровой станции",
    ),
    VisitPlan(
        "Zhongcai Financial Holdings Investment",
        "approved",
        8,
        2,
        "Zhongcai: выбор площадки",
        "Выбор площадки и условия подключения",
    ),
    VisitPlan(
        "Fujian Hengwang Investment",
        "programme_ready",
        3,
        3,
        "Fujian Hengwang: переговоры о проекте",
        "Переговоры о мерах поддержки",
    ),
    VisitPlan(
        "Qingdao Wanlin Food",
        "held",
        -4,
        2,
        "Qingdao Wanlin Food: знакомство с регионом",
        "Знакомство с сырьевой базой региона",
    ),
    VisitPlan(
        "Tiryaki", "card_filled", -6, 2, "Tiryaki: переработка зерна", "Переговоры о расширении переработки"
    ),
    VisitPlan(
        "Dalian Hesheng Holdings",
        "initiative_passed",
        -15,
        2,
        "Dalian Hesheng: вторая очередь",
        "Обсуждение второй очереди",
        "KZ-79",
    ),
    VisitPlan(
        "Bilgili Group",
        "declined",
        9,
        1,
        "Bilgili Group: ознакомительная поездка",
        "Общее знакомство со страной",
    ),
    VisitPlan(
        "Power International Holding",
        "no_agreement",
        -9,
        1,
        "Power International Holding: переговоры",
        "Обсуждение условий финансирования",
    ),
    VisitPlan(
        "Lasselsberger",
        "trip",
        -8,
        2,
        "Поездка руководства министерства в Вену",
        "Переговоры с австрийскими компаниями",
    ),
    VisitPlan(
        "China Energy",
        "trip_filled",
        -20,
        3,
        "Поездка руководства министерства в Пекин",
        "Круглый стол с энергетическими компаниями",
    ),
)


class VisitStory(ProjectStory):
    """Performs the acts of one visit, each by its actor on its day."""

    def __init__(self, plan: VisitPlan, row: Row, cast: Cast, clock: Clock, administrator: Actor) -> None:
        """`row` is a project of the company that comes."""
        self.plan = plan
        super().__init__(row, cast, clock, administrator)
        self.begins_on = clock.working_days_ago(-plan.begins)
        self.ends_on = clock.calendar.add_working_days(self.begins_on, plan.lasts - 1)
        self.mission = cast.mission(row.country)
        self.ministry = cast.the(Kind.CENTRAL_BODY, name_ru__contains=MINISTRY)
        self.authority = cast.the(Kind.AUTHORISED_BODY)

    def _first_day(self) -> date:
        """A plan is entered ten working days before the visit, at the latest some days ago."""
        return self.clock.working_days_ago(max(3, 10 - self.plan.begins))

    @property
    def is_trip(self) -> bool:
        """True for a trip of our officials abroad."""
        return self.plan.point.startswith("trip")

    def tell(self) -> Iterator[datetime]:
        """The visit up to its point."""
        if self.is_trip:
            yield from self.travel()
            return
        yield from self.plan_visit()
        if self.plan.point in ("planned", "declined"):
            return
        yield from self.prepare()
        if self.plan.point in ("approved", "programme_ready"):
            return
        yield from self.hold()

    def travel(self) -> Iterator[datetime]:
        """A trip is told once it has ended (40(2), 40(5))."""
        yield self.come_on(self.ends_on)
        self.visit = self.create(Visit, {"kind": "outgoing", **self.facts()}, self.mission)
        if self.plan.point == "trip_filled":
            yield self.next_day(2)
            self.perform(self.visit, "fill_card", self.mission, {"events": "Круглый стол (демонстрация)"})

    def plan_visit(self) -> Iterator[datetime]:
        """The plan and the decision (40(6), 40(7))."""
        yield self.next_day(0)
        agreed = {"body_agreed_on": self.on.isoformat(), "body_agreement": "письмо (демонстрация)"}
        self.visit = self.create(Visit, {"kind": "incoming", **self.facts(), **agreed}, self.mission)
        self.delegate("investor", "Руководитель делегации (демонстрация)", self.row.company, self.mission)
        if self.plan.point == "planned":
            return
        yield self.next_day(1)
        if self.plan.point == "declined":
            reason = {"reason": "Предмет переговоров не определён (демонстрация)"}
            self.perform(self.visit, "decline", self.authority, reason)
        else:
            self.perform(self.visit, "approve", self.authority)

    def prepare(self) -> Iterator[datetime]:
        """Programme and participants by the invited bodies, and their marks (40(7))."""
        akimat = self.cast.akimat(self.plan.region)
        bodies = {"bodies": [str(akimat.organisation.public_id)]}  # type: ignore[union-attr]
        self.perform(self.visit, "invite", self.authority, bodies)
        self.item(self.begins_on, "10:00", "11:30", "Переговоры в министерстве", self.ministry)
        self.item(self.begins_on, "15:00", "16:00", "Меры государственной поддержки", self.authority)
        self.item(self.ends_on, "09:30", "12:00", "Осмотр площадки", akimat)
        self.delegate("host", "Заместитель акима (демонстрация)", str(akimat.organisation), akimat)
        self.say(self.visit, self.authority, "Просим дополнить программу и согласовать свою часть.")
        yield self.next_day(1)
        self.perform(self.visit, "agree_part", self.ministry)
        if self.plan.point == "approved":
            return
        self.perform(self.visit, "agree_part", akimat)
        self.perform(self.visit, "complete_programme", self.authority)

    def hold(self) -> Iterator[datetime]:
        """The visit, its card and its initiative (41)."""
        yield self.come_on(self.ends_on)
        days = {"begins_on": self.begins_on.isoformat(), "ends_on": self.ends_on.isoformat()}
        self.perform(self.visit, "hold", self.mission, days)
        if self.plan.point == "held":
            return
        yield self.next_day(1)
        self.perform(self.visit, "fill_card", self.mission, self.card())
        if self.plan.point == "initiative_passed":
            yield self.next_day(1)
            self.pass_on()

    def pass_on(self) -> None:
        """The initiative born from the visit goes to the akimat (41)."""
        company = self.company(self.mission)
        talked = {"held_on": self.ends_on.isoformat(), "place": "Астана", "event_scope": "none"}
        talked["subject_of_interest"] = self.plan.purpose
        meeting = self.create(Meeting, talked, self.mission, company)
        proposal = {
            "title": f"{self.plan.title} (демонстрация)",
            "summary": "Предложение по итогам визита (демонстрация)",
            "meetings": [str(meeting.public_id)],
            "visit": str(self.visit.public_id),
        }
        born = self.create(Initiative, proposal, self.mission, company)
        leb = self.cast.akimat(self.plan.region).organisation
        params = {"initiative": str(born.public_id), "leb": str(leb.public_id)}  # type: ignore[union-attr]
        self.perform(self.visit, "pass_initiative", self.mission, params)

    def card(self) -> dict[str, Any]:
        """What the mission writes into the visit card."""
        events = "Переговоры в министерстве\nОсмотр площадки"
        if self.plan.point == "no_agreement":
            return {"events": events, "no_agreement": "on", "no_agreement_reason": NOTHING_AGREED}
        return {"events": events, "agreements": AGREEMENTS}

    def facts(self) -> dict[str, Any]:
        """What a visit and a trip have in common."""
        company = self.company(self.mission)
        return {
            "title": self.plan.title,
            "companies": [str(company.public_id)],
            "purpose": f"{self.plan.purpose} (демонстрация)",
            "place": "Вена" if self.is_trip and self.row.country == "AT" else self.place(),
            "begins_on": self.begins_on.isoformat(),
            "ends_on": self.ends_on.isoformat(),
            "body": str(self.ministry.organisation.public_id),  # type: ignore[union-attr]
            "accompanying": str(self.mission.user.public_id),  # type: ignore[union-attr]
        }

    def place(self) -> str:
        """Where the visit leads."""
        if self.is_trip:
            return "Пекин"
        return "Астана, Шымкент" if self.plan.region == "KZ-79" else "Астана, Костанай"

    def item(self, on: date, starts_at: str, ends_at: str, what: str, body: Actor) -> None:
        """A row of the programme, written by the body that answers for it."""
        params = {
            "on": on.isoformat(), "starts_at": starts_at, "ends_at": ends_at, "what": what,
            "place": "по согласованию", "organisation": str(body.organisation.public_id),  # type: ignore[union-attr]
        }  # fmt: skip
        self.create(ProgrammeItem, params, body, self.visit)

    def delegate(self, side: str, name: str, organisation: str, actor: Actor) -> None:
        """Somebody on the list of participants."""
        params = {"side": side, "name": name, "organisation_name": organisation[:200]}
        self.create(VisitParticipant, params, actor, self.visit)

    def come_on(self, day: date) -> datetime:
        """Move on to a day, or stay when it has passed."""
        self.day = max(self.day, day)
        return self.next_day(0)


def stories(rows: list[Row], cast: Cast, clock: Clock, administrator: Actor) -> list[VisitStory]:
    """The visits, each with a project of its company that comes from abroad."""
    of_company = {row.company: row for row in reversed(rows) if row.point in INITIATIVES}
    return [
        VisitStory(plan, of_company[plan.company], cast, clock, administrator)
        for plan in PLANS
        if plan.company in of_company
    ]
