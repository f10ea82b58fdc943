"""Problem issues and the Council in the demonstration: one meeting held, one ahead, issues on every way (9, 32)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.dashboards.demo.cast import INVESTOR, Cast
from ncip.dashboards.demo.clock import Clock
from ncip.journal.enums import Channel
from projects.implementation.models import Project
from projects.issues.models import AgendaItem, Assignment, CouncilMeeting, Issue

MARK = "(демонстрация)"
PLACE = f"г. Астана, Дом Правительства {MARK}"
HELD_AGO = 12
AHEAD = 8
# Region, whether of the green corridor, topic, the issue, and what is asked for.
POWER = (
    "KZ-39",
    True,
    "infrastructure",
    "Линия электропередачи не будет готова к пуску",
    "Просим ускорить строительство.",
)
LAND = (
    "KZ-79",
    False,
    "land",
    "Не утверждён проект детальной планировки участка",
    "Просим согласовать границы.",
)
VISAS = ("KZ-39", False, "visa", "Визы инженеров выдаются дольше монтажа", "Просим упростить порядок.")
CUSTOMS = (
    "KZ-79",
    False,
    "tax",
    "НДС при ввозе оборудования отвлекает оборотные средства",
    "Просим отсрочку.",
)
GAS = ("KZ-19", True, "infrastructure", "Не определён источник газа", "Просим выделить лимит газа.")
ROAD = ("KZ-61", False, "infrastructure", "Подъездная дорога не включена в бюджет", "Просим включить в план.")
WATER = (
    "KZ-10",
    False,
    "permits",
    "Разрешение на водопользование рассматривается третий месяц",
    "Просим решить.",
)


class CouncilStory:
    """What the Council and the authorised body did in the last weeks; each step a number of working days ago."""

    def __init__(self, cast: Cast, clock: Clock) -> None:
        """The issues of the story are kept by their titles."""
        self.cast = cast
        self.clock = clock
        self.issues: dict[str, Any] = {}

    def tell(self) -> Iterator[datetime]:
        """Every step in the order of its day."""
        steps: list[tuple[int, Callable[[], None]]] = [
            (30, self._schedule_first),
            (28, lambda: self._raise(POWER)),
            (27, lambda: self._register(POWER)),
            (26, lambda: self._raise(ROAD)),
            (25, lambda: self._register(ROAD)),
            (24, self._bring_climate),
            (20, lambda: self._answer(ROAD)),
            (15, lambda: self._act(ROAD, "close", self._raiser(ROAD))),
            (HELD_AGO, self._hold_first),
            (10, self._schedule_next),
            (9, lambda: self._raise(LAND)),
            (9, lambda: self._raise(VISAS)),
            (8, lambda: self._register(LAND)),
            (8, lambda: self._register(VISAS)),
            (7, self._forward_land),
            (6, lambda: self._raise(GAS)),
            (5, lambda: self._register(GAS)),
            (5, self._charge),
            (4, self._propose_law),
            (4, lambda: self._raise(CUSTOMS)),
            (3, lambda: self._register(CUSTOMS)),
            (3, self._call_group),
            (2, self._report),
            (1, lambda: self._raise(WATER)),
        ]
        for number, (ago, step) in enumerate(steps):
            self.moment = self.clock.at(self.clock.working_days_ago(ago), number)
            yield self.moment
            step()

    # --- issues -----------------------------------------------------------------------------------------------

    def _raise(self, row: tuple[Any, ...]) -> None:
        region, corridor, topic, title, wish = row
        akimat = self.cast.akimat(region)
        seen = Project.objects.filter(leb=akimat.organisation, state="with_roadmap", suspended_on=None)
        project = seen.filter(in_corridor=corridor).order_by("-id").first()
        if project is None:
            return
        tasks = project.current_roadmap.tasks.filter(state__in=["not_started", "in_progress"])[:1]
        given = {
            "title": f"{title} {MARK}",
            "text": f"{title}. {wish}",
            "topic": topic,
            "tasks": [str(task.public_id) for task in tasks],
        }
        self.issues[title] = self._create(Issue, given, akimat, project)

    def _raiser(self, row: tuple[Any, ...]) -> Actor:
        return self.cast.akimat(row[0])

    def _act(self, row: tuple[Any, ...], name: str, actor: Actor, **params: Any) -> None:
        issue = self.issues.get(row[3])
        if issue is not None:
            issue.refresh_from_db()
            self._perform(issue, name, actor, params)

    def _register(self, row: tuple[Any, ...]) -> None:
        self._act(row, "register", self._authority, number=f"15-7/{len(self.issues) + 40}")

    def _answer(self, row: tuple[Any, ...]) -> None:
        self._act(row, "answer", self._authority, answer_text=f"Дорога включена в план работ области {MARK}.")

    def _forward_land(self) -> None:
        body = self.cast.the(Kind.CENTRAL_BODY, name_ru__contains="промышл").organisation
        due_on = self.clock.working_days_ago(2)
        given = {
            "body": _key(body),
            "due_on": due_on.isoformat(),
            "task": f"Рассмотреть и предложить решение {MARK}.",
        }
        self._act(LAND, "forward", self._authority, **given)

    def _propose_law(self) -> None:
        body = self.cast.the(Kind.CENTRAL_BODY).organisation
        task = f"Предусмотреть выдачу виз инженерам на срок монтажа {MARK}."
        self._act(
            VISAS, "propose_law", self._authority, body=_key(body), topic="visa", task=task, outside_plan="on"
        )

    def _call_group(self) -> None:
        natco = self.cast.the(Kind.NATIONAL_COMPANY).organisation
        members = [
            _key(self.cast.akimat("KZ-79").organisation),
            _key(self.cast.the(Kind.CENTRAL_BODY).organisation),
        ]
        day = self.clock.calendar.add_working_days(self.clock.today, 3)
        given = {
            "body": _key(natco),
            "members": members,
            "task": f"Подготовить варианты решения {MARK}.",
            "first_meeting": day.isoformat(),
            "place": PLACE,
        }
        self._act(CUSTOMS, "call_group", self._authority, **given)

    # --- the Council ------------------------------------------------------------------------------------------

    def _schedule_first(self) -> None:
        self.first = self._schedule(
            self.clock.calendar.next_working_day(self.clock.working_days_ago(HELD_AGO))
        )

    def _schedule_next(self) -> None:
        self._schedule(self.clock.calendar.add_working_days(self.clock.today, AHEAD))

    def _schedule(self, day: Any) -> Any:
        invited = [self.cast.the(Kind.NATIONAL_COMPANY), self.cast.the(Kind.CENTRAL_BODY)]
        given = {
            "planned_on": day.isoformat(),
            "starts_at": "10:00",
            "mode": "mixed",
            "place": PLACE,
            "invited": [_key(actor.organisation) for actor in invited],
        }
        return self._create(CouncilMeeting, given, self._council)

    def _bring_climate(self) -> None:
        given = {
            "title": f"Сроки подключения к электросетям {MARK}",
            "note": "Вопрос поднимают инвесторы трёх областей.",
        }
        self._create(AgendaItem, given, self._authority, self.first)

    def _hold_first(self) -> None:
        decisions = (
            "Обеспечить ввод линии до пуска производства.",
            "Утвердить единый срок подключения и доложить об исполнении.",
        )
        for item, words in zip(
            AgendaItem.objects.waiting().filter(meeting=self.first).order_by("id"), decisions, strict=False
        ):
            self._perform(item, "decide", self._council, {"decision": f"{words} {MARK}"})
            self._decision(item)
        people = [
            "Тұрсынов А.Е., секретарь Совета",
            "Сейтқали А.Н., уполномоченный орган",
            "Жұмабаев Е.Б., Национальная компания",
        ]
        given = {"number": "4", "chair": f"Премьер-Министр {MARK}", "attendees": "\n".join(people)}
        self._perform(self.first, "hold", self._council, given)

    def _decision(self, item: AgendaItem) -> None:
        ministry = self.cast.the(Kind.CENTRAL_BODY, name_ru__contains="промышл").organisation
        days = self.clock.calendar.add_working_days(self.clock.today, 6 if item.issue_id else -3)
        given = {
            "kind": "decision",
            "item": str(item.public_id),
            "text": f"Представить график работ и ежемесячно докладывать о ходе {MARK}.",
            "responsible": _key(ministry),
            "due_on": days.isoformat(),
        }
        self._create(Assignment, given, self._council)

    def _charge(self) -> None:
        natco = self.cast.the(Kind.NATIONAL_COMPANY).organisation
        day = self.clock.calendar.add_working_days(self.clock.today, 15)
        given = {
            "kind": "instruction",
            "text": f"Провести выездные встречи с инвесторами, у которых есть открытые вопросы {MARK}.",
            "responsible": _key(natco),
            "due_on": day.isoformat(),
        }
        self.instruction = self._create(Assignment, given, self._authority)
        task_force = self.cast.the(Kind.TASK_FORCE).organisation
        words = f"Проводить еженедельные встречи с инвесторами крупнейших проектов {MARK}."
        recommended = {"kind": "recommendation", "text": words, "responsible": _key(task_force), "due_on": ""}
        self._create(Assignment, recommended, self._authority)

    def _report(self) -> None:
        natco = self.cast.the(Kind.NATIONAL_COMPANY)
        done = {"result": f"Проведены встречи в трёх областях, протоколы приложены {MARK}."}
        self._perform(self.instruction, "complete", natco, done)

    # --- the parts --------------------------------------------------------------------------------------------

    @property
    def _council(self) -> Actor:
        return self.cast.the(Kind.COUNCIL)

    @property
    def _authority(self) -> Actor:
        return self.cast.the(Kind.AUTHORISED_BODY)

    def _create(self, model: Any, given: dict[str, Any], actor: Actor, parent: Any = None) -> Any:
        made = door.create(model, given, actor, at=self.moment, channel=Channel.DEMO, parent=parent)
        return made.subject

    def _perform(self, subject: Any, name: str, actor: Actor, params: dict[str, Any]) -> None:
        door.perform(type(subject), subject, name, actor, params, at=self.moment, channel=Channel.DEMO)


def raise_by_investor(cast: Cast, now: datetime) -> None:
    """Once the investor of the demonstration has access, he raises an issue himself (ncip-6-3)."""
    project = Project.objects.filter(company__name=INVESTOR).exclude(state="draft").order_by("id").first()
    if project is None or project.company.organisation is None:
        return
    title = "Не согласован срок подключения к водоснабжению"
    given = {"title": f"{title} {MARK}", "text": f"{title}. Просим назвать дату.", "topic": "infrastructure"}
    investor = cast.of(project.company.organisation)
    door.create(Issue, given, investor, at=now, channel=Channel.DEMO, parent=project)


def _key(organisation: Any) -> str:
    return str(organisation.public_id)
