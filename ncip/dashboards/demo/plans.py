"""How far a project of the demonstration has come, and the made-up terms of its roadmap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ncip.dashboards.demo.rows import Row

LONG_DONE = "Выполнено до включения проекта в НЦИП"
PRE_INVESTMENT = ("feasibility_study", "technical_conditions", "land_plot", "design_estimates", "financing")
INVESTMENT = ("construction", "state_support", "commissioning_works", "put_into_operation")
POST_INVESTMENT = ("design_capacity_or_serial_production",)
ORDER = (*PRE_INVESTMENT, *INVESTMENT, *POST_INVESTMENT)
BY_AKIMAT = ("technical_conditions", "land_plot", "state_support")
BY_MINISTRY = "state_support"
RESULTS: Mapping[str, str] = {
    "feasibility_study": "Технико-экономическое обоснование утверждено",
    "technical_conditions": "Технические условия на электроэнергию, воду и газ получены",
    "land_plot": "Право на земельный участок оформлено",
    "design_estimates": "Проектно-сметная документация прошла экспертизу",
    "financing": "Договоры финансирования подписаны",
    "construction": "Строительно-монтажные работы завершены",
    "state_support": "Мера государственной поддержки предоставлена",
    "commissioning_works": "Пусконаладочные работы завершены",
    "put_into_operation": "Акт приёмки объекта в эксплуатацию подписан",
    "design_capacity_or_serial_production": "Проектная мощность достигнута",
}
# Where today lies among the due dates of a running project: days from today to the next open task.
AHEAD = (4, 45, 9, 120, 18, 75, 7, 200)
BEHIND = (-3, -12, -24, -8, -40)
APART = 70


@dataclass(frozen=True)
class Plan:
    """The point of a story: what is behind it, and how far its tasks have come."""

    approved: bool = False
    already_running: bool = False
    first_open: str | None = None
    late: bool = False
    validated: bool = False
    pending: bool = False

    @classmethod
    def of(cls, point: str) -> Plan:
        """The plan of a point; points before an approved roadmap share the empty one."""
        return POINTS.get(point, cls())

    def done_on(self, task: Any, number: int, approved_on: date, today: date) -> date | None:
        """The day on which the plan completes a task, or None when it is still open today."""
        place = ORDER.index(task.type)
        if self.first_open is not None and place >= self._first_open_place(number):
            return None
        on_time = task.due_on - timedelta(days=2 + (number + place) % 9)
        late = task.due_on + timedelta(days=(number + place) % 6) if (number + place) % 5 == 0 else on_time
        done: date = max(late, approved_on + timedelta(days=1 + place))
        return done

    def _first_open_place(self, number: int) -> int:
        first = ORDER.index(self.first_open or ORDER[0])
        last = ORDER.index("put_into_operation")
        return first + number % max(last - first, 1) if self.first_open in PRE_INVESTMENT else first


POINTS: Mapping[str, Plan] = {
    "running": Plan(approved=True, first_open="technical_conditions"),
    "running_late": Plan(approved=True, already_running=True, first_open="construction", late=True),
    "finishing": Plan(approved=True, already_running=True, first_open="design_capacity_or_serial_production"),
    "awaiting": Plan(approved=True, already_running=True, pending=True),
    "awaiting_late": Plan(approved=True, already_running=True, pending=True, late=True),
    "aftercare": Plan(approved=True, already_running=True, validated=True),
}


def planned_tasks(row: Row, plan: Plan, today: date, on: date) -> dict[str, dict[str, Any]]:
    """The made-up terms of each preset task; a project that was already running leaves out what had been done."""
    kinds = [kind for kind in ORDER if not (plan.already_running and kind in PRE_INVESTMENT)]
    return {
        kind: _planned(kind, place, due, row)
        for place, (kind, due) in enumerate(_due_dates(kinds, row, plan, today, on))
    }


def _due_dates(kinds: list[str], row: Row, plan: Plan, today: date, on: date) -> list[tuple[str, date]]:
    """Due dates around today: the first open task lies just ahead, or behind when the project is late."""
    if not plan.approved:
        return [(kind, on + timedelta(days=60 + APART * place)) for place, kind in enumerate(kinds)]
    if plan.first_open is None:
        last = today - timedelta(
            days=3 if plan.pending and not plan.late else 16 if plan.pending else 90 + row.number
        )
        step = max((last - on).days - 30, len(kinds)) // len(kinds)
        return [
            (kind, last - timedelta(days=step * (len(kinds) - 1 - place))) for place, kind in enumerate(kinds)
        ]
    first_open = ORDER[plan._first_open_place(row.number)]
    anchor = today + timedelta(days=(BEHIND if plan.late else AHEAD)[row.number % (5 if plan.late else 8)])
    at = kinds.index(first_open)
    step = max(min(APART, ((anchor - on).days - 20) // max(at, 1)), 6)
    found = []
    for place, kind in enumerate(kinds):
        spread = step if place < at else APART
        # What the state helps with goes along with a late construction, so that a ministry is late as well.
        ahead = 1 if plan.late and kind == BY_MINISTRY else spread * (place - at)
        found.append((kind, anchor + timedelta(days=ahead)))
    return found


def _planned(kind: str, place: int, due: date, row: Row) -> dict[str, Any]:
    """One task: the akimat helps with conditions, land and support, a contractor builds, the investor does the rest."""
    start = due - timedelta(days=55)
    task: dict[str, Any] = {
        "expected_result": RESULTS[kind],
        "starts_on": start.isoformat(),
        "due_on": due.isoformat(),
        "support_note": "Не требуется" if kind not in BY_AKIMAT else "Содействие акимата (демонстрация)",
        "responsible_kind": "investor",
    }
    if kind in BY_AKIMAT:
        task |= {
            "responsible_kind": "body",
            "responsible_name": "Управление предпринимательства (демонстрация)",
        }
    if kind == "construction":
        task |= {"responsible_kind": "contractor", "responsible_name": "Генеральный подрядчик (демонстрация)"}
        task |= {"risk": "Задержка поставки оборудования", "mitigation": "Договор с резервным поставщиком"}
    return task
