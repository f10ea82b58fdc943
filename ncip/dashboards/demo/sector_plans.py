"""Templates of roadmaps in the demonstration, and a rich roadmap that a template began (48, 49).

The lengths are made up: the portal begins without templates, and administrators write those of their sectors.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import override

from ncip.casework import door
from ncip.dashboards.demo.cast import Cast
from ncip.dashboards.demo.clock import Clock
from ncip.dashboards.demo.rows import Row
from ncip.journal.enums import Channel
from projects.implementation.models import Roadmap, RoadmapTemplate, Task, TemplateTask

DAYS_AGO = 4  # working days before today on which the akimat drafts from the template
LINES = Path(__file__).with_name("sector_plans.csv")
BY_AKIMAT = ("land_plot", "technical_conditions", "state_support")
RISKY = ("construction", "design_estimates")
TEMPLATES = {
    "C": {
        "name_kk": "Өңдеу өнеркәсібі (демонстрация)",
        "name_ru": "Обрабатывающая промышленность (демонстрация)",
        "name_en": "Manufacturing (demonstration)",
    },
    "A": {
        "name_kk": "Ауыл шаруашылығы (демонстрация)",
        "name_ru": "Сельское хозяйство (демонстрация)",
        "name_en": "Agriculture (demonstration)",
    },
}
RISK = {
    "risk_kk": "Мерзімнің кешігуі (демонстрация)",
    "risk_ru": "Срыв срока (демонстрация)",
    "risk_en": "Delay (demonstration)",
    "mitigation_kk": "Уақыт қоры (демонстрация)",
    "mitigation_ru": "Резерв времени (демонстрация)",
    "mitigation_en": "Reserve of time (demonstration)",
}
RESULT = {
    "result_kk": "Құжат алынды немесе жұмыс қабылданды (демонстрация)",
    "result_ru": "Документ получен или работа принята (демонстрация)",
    "result_en": "Paper received or work accepted (demonstration)",
}


def write_templates() -> None:
    """The dictionary as an administrator would have filled it in."""
    with LINES.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    for activity, names in TEMPLATES.items():
        made = RoadmapTemplate.objects.create(activity=activity, **names)
        TemplateTask.objects.bulk_create(_line(made, line) for line in lines if line["activity"] == activity)


def _line(template: RoadmapTemplate, line: dict[str, str]) -> TemplateTask:
    kind = line["type"]
    return TemplateTask(
        template=template,
        number=int(line["number"]),
        stage=line["stage"],
        type=kind,
        days=int(line["days"]),
        after=[int(number) for number in line["after"].split()],
        by_investor=kind not in BY_AKIMAT,
        title_kk=line["title_kk"],
        title_ru=line["title_ru"],
        title_en=line["title_en"],
        **RESULT,
        **(RISK if kind in RISKY else {}),
    )


class PlanStory:
    """An akimat drafts a roadmap from a template and moves what must wait for the winter."""

    def __init__(self, cast: Cast, clock: Clock, rows: Iterable[Row]) -> None:
        """The first project whose own story ends with a roadmap to prepare."""
        self.cast = cast
        self.clock = clock
        self.title = next(row.title for row in rows if row.point == "roadmap_to_prepare")

    def tell(self) -> Iterator[datetime]:
        """Draft, then the works and all that follows them thirty days later."""
        moment = self.clock.at(self.clock.working_days_ago(DAYS_AGO), 0)
        yield moment
        waiting = Roadmap.objects.filter(state="to_prepare", is_current=True).select_related(
            "project__region"
        )
        roadmap: Any = waiting.order_by("-id").first()
        template = RoadmapTemplate.objects.filter(activity="C").first()
        if roadmap is None or template is None:
            return
        akimat = self.cast.akimat(roadmap.project.region.iso)
        with override("ru"):
            self._perform(roadmap, "draft", akimat, moment, template=str(template.public_id))
        yield moment + timedelta(hours=1)
        works = Task.objects.filter(roadmap=roadmap, stage__in=("investment", "post_investment")).exclude(
            due_on=None
        )
        chosen = [str(task.public_id) for task in works]
        self._perform(
            roadmap, "change_tasks", akimat, moment + timedelta(hours=1), tasks=chosen, shift_days=30
        )

    def _perform(self, roadmap: Roadmap, name: str, actor: Any, at: datetime, **params: Any) -> None:
        door.perform(Roadmap, roadmap, name, actor, params, at=at, channel=Channel.DEMO)
