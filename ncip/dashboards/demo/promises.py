"""Agreements and memoranda of the demonstration: open, late, postponed, kept and dropped ones on real meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.dashboards.demo.cast import Cast
from ncip.dashboards.demo.clock import Clock
from ncip.journal.enums import Channel
from projects.attraction.models import Agreement, Meeting, Memorandum

# Working days before today on which it is entered, days from then to its date, what, and what became of it.
PROMISES = (
    (30, 45, "Направить паспорта трёх земельных участков (демонстрация)", ""),
    (28, 20, "Организовать встречу с оператором электросетей (демонстрация)", ""),
    (26, 15, "Передать перечень мер государственной поддержки (демонстрация)", "keep"),
    (24, 14, "Согласовать дату выезда на площадку (демонстрация)", "postpone"),
    (22, 20, "Подобрать местного партнёра по сырью (демонстрация)", "drop"),
    (5, 12, "Прислать проект меморандума (демонстрация)", ""),
)
MEMORANDA = (
    (40, "memorandum", "Сотрудничество в создании производства (демонстрация)", "on"),
    (18, "letter", "Намерение изучить площадку (демонстрация)", ""),
)
OUTCOMES: dict[str, dict[str, str]] = {
    "keep": {"result": "Перечень передан письмом (демонстрация)"},
    "drop": {"reason": "Инвестор нашёл партнёра сам (демонстрация)"},
}
DAYS_TO_OUTCOME = 8


class PromiseStory:
    """What one mission agreed on at its latest meetings, and the documents its companies signed."""

    def __init__(self, cast: Cast, clock: Clock, country: str) -> None:
        """`country` names the mission."""
        self.cast = cast
        self.clock = clock
        self.country = country

    def tell(self) -> Iterator[datetime]:
        """Memoranda first, then agreements in the order of their days, each with its outcome."""
        steps: list[tuple[int, Any, list[Any]]] = [(ago, self._sign, row) for ago, *row in MEMORANDA]
        steps += [(ago, self._agree, row) for ago, *row in PROMISES]
        steps += [
            (ago - DAYS_TO_OUTCOME, self._settle, [what, outcome])
            for ago, _days, what, outcome in PROMISES
            if outcome
        ]
        for number, (ago, step, row) in enumerate(sorted(steps, key=lambda found: -found[0])):
            self.moment = self.clock.at(self.clock.working_days_ago(ago), number)
            yield self.moment
            step(*row)

    def _meeting(self, number: int) -> Any:
        """A meeting of the mission held before now; another one for another number."""
        held = Meeting.objects.filter(owner=self._mission.organisation, held_on__lte=self.moment.date())
        found = list(held.select_related("company").order_by("id"))
        return found[number % len(found)] if found else None

    @property
    def _mission(self) -> Actor:
        return self.cast.mission(self.country)

    def _sign(self, kind: str, title: str, anchor: str) -> None:
        meeting = self._meeting(len(title))
        if meeting is None:
            return
        facts = {
            "kind": kind,
            "title": title,
            "parties": f"{self._mission.organisation}\n{meeting.company}",
            "signed_on": self.moment.date().isoformat(),
            "transnational": "on",
            **({"anchor": anchor} if anchor else {}),
        }
        text = f"{title}\nДемонстрационный документ.\n".encode()
        paper = {"document": SimpleUploadedFile("Документ о намерениях.txt", text)}
        self._create(Memorandum, facts, meeting.company, paper)

    def _agree(self, days: int, what: str, outcome: str) -> None:
        meeting = self._meeting(len(what))
        if meeting is None:
            return
        facts = {
            "meeting": str(meeting.public_id),
            "what": what,
            "due_on": (self.moment + timedelta(days=days)).date().isoformat(),
            "responsible": str(self._mission.organisation.public_id),  # type: ignore[union-attr]
        }
        self._create(Agreement, facts, meeting.company)

    def _settle(self, what: str, outcome: str) -> None:
        card = Agreement.objects.filter(what=what, owner=self._mission.organisation).first()
        if card is None:
            return
        today = self.moment.date()
        given = {
            **OUTCOMES.get(outcome, {"to": (card.due_on + timedelta(days=30)).isoformat()}),
            **({"kept_on": today.isoformat()} if outcome == "keep" else {}),
            **({"reason": "Делегация просит другую неделю (демонстрация)"} if outcome == "postpone" else {}),
        }
        door.perform(Agreement, card, outcome, self._mission, given, at=self.moment, channel=Channel.DEMO)

    def _create(self, model: Any, facts: dict[str, Any], company: Any, files: Any = None) -> None:
        door.create(
            model, facts, self._mission, at=self.moment, channel=Channel.DEMO, parent=company, files=files
        )
