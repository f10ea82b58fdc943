"""The story of one project: the real actions, each by its actor on its day, up to the point of its plan.

A story is a generator: it yields the instant of its next step and performs the step when the clock has come there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from textwrap import shorten
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from frontoffices.registry.enums import Kind
from ncip.casework import conversation, door
from ncip.casework.actor import Actor
from ncip.dashboards.demo import turns
from ncip.dashboards.demo.cast import Cast
from ncip.dashboards.demo.clock import Clock
from ncip.dashboards.demo.plans import BY_MINISTRY, LONG_DONE, Plan, planned_tasks
from ncip.dashboards.demo.rows import Row
from ncip.journal.enums import Channel
from projects.attraction.models import Company, Contact, Initiative, Meeting
from projects.implementation.models import Project, Roadmap, Task
from projects.implementation.parts import key_of_task

FIRST_DAY = date(2025, 1, 20)
INITIATIVES = (
    "initiative_created",
    "initiative_received",
    "initiative_assigned",
    "initiative_assigned_late",
    "from_initiative",
    *turns.UNNAMED,
    *turns.NAMED,
)
# Working days from the first step to today for a story that is still on its way.
RECENT = turns.RECENT | {
    "initiative_created": 6, "initiative_received": 9, "initiative_assigned": 20, "initiative_assigned_late": 48,
    "from_initiative": 45, "draft": 12, "roadmap_to_prepare": 14, "roadmap_draft": 24, "roadmap_overdue": 52,
    "on_approval": 38, "rework": 46,
}  # fmt: skip
COMPANY_SIZE = "large"
NAME_LENGTH = 90  # of a paper: cut between words
RESULT = "Ввод мощностей и выпуск продукции по паспорту проекта (демонстрация)"
GOAL = "Создание производства и рабочих мест в регионе (демонстрация)"


class ProjectStory:
    """Performs the actions of one announced project."""

    initiative: Initiative
    # Who acts for the akimat that has the initiative now.
    holder: Actor

    def __init__(self, row: Row, cast: Cast, clock: Clock, administrator: Actor) -> None:
        """`number` of the row gives the story its own days and people."""
        self.row = row
        self.cast = cast
        self.clock = clock
        self.administrator = administrator
        self.moment = clock.now
        self.steps = 0
        self.day = self._first_day()
        self.running_plan = Plan.of(row.point)

    def _first_day(self) -> date:
        if self.row.point in RECENT:
            return self.clock.working_days_ago(RECENT[self.row.point] + self.row.number % 5)
        return FIRST_DAY + timedelta(days=3 * (self.row.number % 40))

    # --- the road ---------------------------------------------------------------------------------------------

    def tell(self) -> Iterator[datetime]:
        """The whole story, up to its point."""
        if self.row.point in INITIATIVES:
            yield from self.attract()
            if self.row.point != "from_initiative":
                return
            yield from self.adopt()
        else:
            yield from self.enter()
        if self.row.point in ("draft", "from_initiative"):
            return
        yield from self.form()
        if self.project.pool != "national":
            return
        yield from self.plan_roadmap()
        if self.running_plan.approved:
            yield from self.carry_out()

    def attract(self) -> Iterator[datetime]:
        """Module 1: cards, initiative, its way to the akimat (40-42)."""
        mission = self.cast.mission(self.row.country)
        yield self.next_day(0)
        company = self.company(mission)
        yield self.next_day(1)
        meeting = self.create(
            Meeting,
            {
                "held_on": self.on.isoformat(),
                "place": "Посольство, переговорная",
                "event_scope": "none",
                "subject_of_interest": self.row.title,
                "key_aspects": "Сроки, площадка, меры поддержки (демонстрация)",
                "participants": "Представители компании и посольства (демонстрация)",
                "parameters": f"{self.row.cost / 1_000_000:.0f} млн {self.row.currency}",
                "expectations": "Земельный участок с коммуникациями (демонстрация)",
                "agreements": "Передать инициативу в акимат (демонстрация)",
            },
            mission,
            company,
        )
        yield self.next_day(1)
        self.initiative = self.create(
            Initiative,
            {
                "title": self.row.title,
                "summary": self.row.description,
                "meetings": [str(meeting.public_id)],
                "cost": str(self.row.cost),
                "currency": self.row.currency,
                "jobs": self.row.jobs,
                "region": self.row.region,
            },
            mission,
            company,
        )
        if self.row.point == "initiative_created":
            return
        yield from turns.hand_over(self, mission)

    def adopt(self) -> Iterator[datetime]:
        """The akimat creates the passport from the initiative (42(1))."""
        akimat = self.cast.akimat(self.row.region)
        yield self.next_day(14)
        params = self.parameters() | {
            "needs": "Земля, электроэнергия, вода (демонстрация)",
            "no_measures": "on",
        }
        self.perform(self.initiative, "create_passport", akimat, params)
        self.project = Project.objects.get(initiative=self.initiative)

    def enter(self) -> Iterator[datetime]:
        """Module 2 directly: an initiating body fills the passport (46, 47); a running project enters at home."""
        body = self.initiator()
        yield self.next_day(0)
        company = self.company(body)
        contact = company.contacts.get()
        yield self.next_day(1)
        passport = self.parameters() | {
            "company": str(company.public_id),
            "registered_on": self.row.registered_on.isoformat(),
            "oked": self.row.oked,
            "hs_code": self.row.hs_code,
            "contact": str(contact.public_id),
            "responsible": str(body.user.public_id),  # type: ignore[union-attr]
            "production": ["new"],
            "goals": GOAL,
            "expected_results": RESULT,
            "needs": "Подключение к сетям (демонстрация)",
            "demo_fields": sorted(self.row.made_up),
        }
        if self.running_plan.already_running:
            passport["already_running"] = "on"
        self.project = self.create(Project, passport, body)
        yield self.next_day(1)
        if self.row.point != "draft":
            self.perform(self.project, "set_financing", body, self.financing())

    def form(self) -> Iterator[datetime]:
        """The passport is formed; pool, corridor and Task Force follow by themselves."""
        yield self.next_day(2)
        self.perform(self.project, "form_passport", self.initiator())
        self.project.refresh_from_db()

    def plan_roadmap(self) -> Iterator[datetime]:
        """Designation, draft, marks, approval (48-52)."""
        akimat = self.cast.akimat(self.row.region)
        yield self.next_day(2)
        leb = {"leb": str(akimat.organisation.public_id)}  # type: ignore[union-attr]
        self.perform(self.project, "designate_leb", self.initiator(), leb)
        if self.row.point == "roadmap_to_prepare":
            return
        yield self.next_day(4)
        self.roadmap = Roadmap.objects.get(project=self.project, is_current=True)
        self.perform(self.roadmap, "draft", akimat)
        yield self.next_day(6)
        self.fill_tasks(akimat)
        if self.row.point in ("roadmap_draft", "roadmap_overdue"):
            return
        yield self.next_day(4)
        self.agree(akimat)
        yield self.next_day(1)
        self.perform(self.roadmap, "submit", akimat)
        if self.row.point == "on_approval":
            return
        yield from self.approve(akimat)

    def approve(self, akimat: Actor) -> Iterator[datetime]:
        """The national company approves, every third time after remarks."""
        natco = self.cast.the(Kind.NATIONAL_COMPANY)
        yield self.next_day(4)
        if self.row.number % 3 == 0 or self.row.point == "rework":
            remarks = "Уточнить срок подключения к электросетям\nУказать ответственного подрядчика"
            self.perform(self.roadmap, "reject", natco, {"remarks": remarks})
            if self.row.point == "rework":
                return
            yield self.next_day(3)
            answers = {"answer_1": "Срок уточнён.", "answer_2": "Подрядчик указан в задаче."}
            self.perform(self.roadmap, "answer_remarks", akimat, answers)
            yield self.next_day(1)
            self.perform(self.roadmap, "resubmit", akimat)
            yield self.next_day(3)
        self.perform(self.roadmap, "approve", natco)
        self.say(self.project, natco, "Дорожная карта согласована. Просим держать сроки под контролем.")
        task = self.roadmap.tasks.open().first()
        if task is not None:
            text = "Срок задачи согласован с подрядчиком, документы собираем."
            self.say(self.project, akimat, text, part=key_of_task(task))

    def carry_out(self) -> Iterator[datetime]:
        """Tasks are done one after another on their days; the last one leads to validation and Module 3 (60, 61)."""
        akimat = self.cast.akimat(self.row.region)
        approved_on = self.on
        for done_on, task in self.completions(approved_on):
            yield from self.come_to(done_on, task)
            if self.stands_still():
                return
            evidence = self.paper(f"Акт выполнения: {task.title}")
            keeper = akimat if task.responsible_kind != "investor" else self.investor_or(akimat)
            self.perform(
                task, "complete", keeper, {"completed_on": self.on.isoformat()}, {"evidence": evidence}
            )
        yield from self.begin_next(akimat)
        if self.running_plan.validated:
            yield self.next_day(3)
            self.perform(
                self.project,
                "validate",
                self.cast.the(Kind.NATIONAL_CHAMBER),
                {"comment": "Подтверждено осмотром."},
            )

    def stands_still(self) -> bool:
        """Whether the project was suspended meanwhile."""
        self.project.refresh_from_db()
        return self.project.is_suspended

    def come_to(self, day: date, task: Task) -> Iterator[datetime]:
        """The day of a task, not before the day that is."""
        self.day = max(day, self.day)
        self.moment = self.clock.at(self.day, self.row.number + task.position)
        yield self.moment

    def begin_next(self, akimat: Actor) -> Iterator[datetime]:
        """The work of the first open task has begun."""
        task = self.roadmap.tasks.filter(state="not_started").order_by("position").first()
        if task is None or task.starts_on is None or task.starts_on >= self.clock.today:
            return
        yield from self.come_to(task.starts_on + timedelta(days=1), task)
        if self.stands_still():
            return
        keeper = akimat if task.responsible_kind != "investor" else self.investor_or(akimat)
        self.perform(task, "start", keeper, {"started_on": self.on.isoformat()})

    # --- the parts --------------------------------------------------------------------------------------------

    def company(self, keeper: Actor) -> Company:
        """The card of the investor with its contact; two projects of one investor share the card."""
        known: Company | None = Company.objects.filter(
            name=self.row.company, owner=keeper.organisation
        ).first()
        if known is not None:
            return known
        made_up = ["oked", "size"] + (["name"] if "company" in self.row.made_up else [])
        params = {
            "name": self.row.company, "kind": "legal_entity", "oked": self.row.oked, "size": COMPANY_SIZE,
            "country": self.row.country, "really_another": "on", "demo_fields": made_up,
        }  # fmt: skip
        company: Company = self.create(Company, params, keeper)
        self.create(
            Contact,
            {
                "family_name": "Контактное лицо", "given_name": "демонстрация", "position": "директор",
                "email": f"contact.{self.row.id}@demo.ncip.kz.test", "language": "ru",
                "consent": "Согласие дано (демонстрация)",
            },
            keeper,
            company,
        )  # fmt: skip
        return company

    def parameters(self) -> dict[str, Any]:
        """What the source says of the project."""
        start = date(min(self.row.year, self.on.year), 3, 1)
        return {
            "title": self.row.title,
            "description": self.row.description,
            "region": self.row.region,
            "cost": str(self.row.cost),
            "currency": self.row.currency,
            "jobs": self.row.jobs,
            "planned_start": start.isoformat(),
            "planned_finish": date(max(self.row.year, self.clock.today.year) + 2, 12, 15).isoformat(),
        }

    def financing(self) -> dict[str, Any]:
        """Made-up sources that add up to the cost."""
        own = (self.row.cost * Decimal("0.3")).quantize(Decimal("0.01"))
        return {
            "kind_1": "own", "terms_1": "средства инвестора (демонстрация)", "amount_1": str(own),
            "kind_2": "loan", "terms_2": "банковский заём (демонстрация)", "amount_2": str(self.row.cost - own),
        }  # fmt: skip

    def fill_tasks(self, akimat: Actor) -> None:
        """The preset tasks get terms, responsible, results, support and risks; what was done before is set aside."""
        for task in self.roadmap.tasks.order_by("position"):
            planned = planned_tasks(self.row, self.running_plan, self.clock.today, self.on).get(task.type)
            if planned is None:
                self.perform(task, "mark_not_applicable", akimat, {"reason": LONG_DONE})
            else:
                params = {"stage": task.stage, "title": task.title, **planned, **self.ministry_of(task)}
                self.amend(task, "edit", akimat, params)

    def ministry_of(self, task: Task) -> dict[str, str]:
        """In every second project a ministry answers for the support of the state."""
        if task.type != BY_MINISTRY or self.row.number % 2:
            return {}
        body: Any = self.cast.the(Kind.CENTRAL_BODY, name_ru__contains="промышл").organisation
        return {"responsible_kind": "body", "responsible": str(body.public_id), "responsible_name": ""}

    def agree(self, akimat: Actor) -> None:
        """The investor and the other parties agree; without an account the akimat records it with a file (48(1))."""
        for party in self.roadmap.parties_without_mark():
            if party.has_account(self.on) and party.organisation is not None:
                self.perform(self.roadmap, "agree", self.cast.of(party.organisation))
            else:
                params = {"party": party.key, "agreed_on": self.on.isoformat()}
                self.perform(
                    self.roadmap,
                    "record_agreement",
                    akimat,
                    params,
                    {"document": self.paper(f"Письмо о согласии, {party.name}")},
                )

    def completions(self, approved_on: date) -> list[tuple[date, Task]]:
        """The tasks that the plan completes, each with its day, in the order of the days."""
        found = []
        for task in self.roadmap.tasks.exclude(state="not_applicable").order_by("position"):
            done_on = self.running_plan.done_on(task, self.row.number, approved_on, self.clock.today)
            if done_on is not None:
                found.append((done_on, task))
        return sorted(found, key=lambda pair: (pair[0], pair[1].position))

    def initiator(self) -> Actor:
        """The initiating body: mostly the akimat, sometimes the national company or the chamber."""
        if self.running_plan.already_running or self.row.number % 4:
            return self.cast.akimat(self.row.region)
        kind = Kind.NATIONAL_CHAMBER if self.row.number % 12 == 0 else Kind.NATIONAL_COMPANY
        return self.cast.the(kind)

    def investor_or(self, akimat: Actor) -> Actor:
        """The investor's own account when it has one, else the akimat reports for him."""
        organisation = self.project.company.organisation
        return self.cast.of(organisation) if organisation is not None else akimat

    # --- how a step is performed ------------------------------------------------------------------------------

    def next_day(self, working_days: int) -> datetime:
        """Move on by working days and tell the clock."""
        self.steps += 1
        self.day = self.clock.calendar.add_working_days(self.day, working_days)
        self.moment = self.clock.at(self.day, self.row.number + 7 * self.steps)
        return self.moment

    @property
    def on(self) -> date:
        """The day of the step."""
        return self.day

    def create(self, model: Any, params: dict[str, Any], actor: Actor, parent: Any = None) -> Any:
        """Through the door, on the day of the story."""
        return door.create(model, params, actor, at=self.moment, channel=Channel.DEMO, parent=parent).subject

    def amend(self, subject: Any, name: str, actor: Actor, params: dict[str, Any]) -> None:
        """Through the door, on the day of the story."""
        door.amend(type(subject), subject, name, params, actor, at=self.moment, channel=Channel.DEMO)

    def perform(
        self,
        subject: Any,
        name: str,
        actor: Actor,
        params: dict[str, Any] | None = None,
        files: dict[str, Any] | None = None,
    ) -> None:
        """Through the door, on the day of the story."""
        door.perform(
            type(subject), subject, name, actor, params, at=self.moment, channel=Channel.DEMO, files=files
        )

    def say(self, subject: Any, actor: Actor, text: str, *, part: str = "") -> None:
        """A message in the conversation of the subject, or about a part of it."""
        conversation.post(subject, text, actor, at=self.moment, channel=Channel.DEMO, part=part)

    def paper(self, title: str) -> SimpleUploadedFile:
        """A small text that stands for a paper of the case."""
        text = f"{title}\nПроект: {self.row.title}\nДата: {self.on:%d.%m.%Y}\nДемонстрационный документ.\n"
        name = shorten(title, NAME_LENGTH, placeholder="…")
        return SimpleUploadedFile(f"{name}.txt", text.encode(), content_type="text/plain")
