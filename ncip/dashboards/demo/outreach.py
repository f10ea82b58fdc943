"""What one mission does before an initiative: companies from a table, consultations, KYC checks, potential investors.

The companies are made up, because a real one must not be shown with a finding of a check; their names say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.dashboards.demo.cast import Cast
from ncip.dashboards.demo.clock import Clock
from ncip.journal.enums import Channel
from ncip.ui.sheets import read_sheet
from projects.attraction import importing, sent_tables
from projects.attraction.enums import ImportKind
from projects.attraction.models import (
    Company,
    Consultation,
    InvestorList,
    KycCheck,
    PotentialInvestor,
    SheetImport,
)
from projects.attraction.sheets import COLUMNS

MARK: Final = "(демонстрация)"
COUNTRY: Final = "CN"
KOSTANAY: Final = "KZ-39"
GLASS, BATTERIES, TEXTILE, MACHINES, SOLAR = NAMES = (
    f"Beihai Float Glass {MARK}",
    f"Qinling Accumulator Works {MARK}",
    f"Taihu Weaving Mills {MARK}",
    f"Yunling Harvester Plant {MARK}",
    f"Dongting Photovoltaics {MARK}",
)
HEAD: Final = "name;oked;size;country"
TAKEN: Final = tuple(
    f"{name};{oked};large;{COUNTRY}" for name, oked in zip(NAMES, ("23", "27", "13", "28", "26"), strict=True)
)
# What a trial has to tell: a code that is none, a size that is none, an empty name, a card that exists already.
TRIED: Final = (
    f"Luoyang Bearings {MARK};28;medium;{COUNTRY}",
    f"Hetian Fruit Processing {MARK};99999;large;{COUNTRY}",
    f"Wuyi Packaging {MARK};22;enormous;{COUNTRY}",
    f";10;medium;{COUNTRY}",
    f"Beihai Float Glass Co {MARK};23;large;{COUNTRY}",
)
ITEMS: Final = ("identity", "owners", "sanctions", "courts", "finances")
ALL_CLEAR: Final = dict.fromkeys(ITEMS, "clear")
CONSULTATIONS: Final = (
    (13, GLASS, "Условия подключения к сетям в индустриальных зонах", "Названы две зоны и порядок заявки"),
    (12, SOLAR, "Порядок заключения инвестиционного соглашения", "Разъяснены условия и перечень документов"),
    (7, BATTERIES, "Меры государственной поддержки", "Передан перечень преференций и контакты фронт-офиса"),
    (3, GLASS, "Разрешения для привлечения иностранных специалистов", ""),
)
POTENTIAL: Final = (
    (GLASS, "23", "event", "Ищет площадку для выпуска листового стекла ближе к рынку"),
    (BATTERIES, "27", "negotiations", "Планирует второй завод за рубежом"),
    (MACHINES, "28", "research", "Поставляет комбайны в регион и изучает сборку на месте"),
    (SOLAR, "26", "association", "Палата назвала компанию среди ищущих партнёра"),
)


class OutreachStory:
    """The work of the mission in one country, step by step."""

    def __init__(self, cast: Cast, clock: Clock) -> None:
        """Who acts, and when."""
        self.cast, self.clock = cast, clock
        self.mission = cast.mission(COUNTRY)
        self.moment = clock.now

    def tell(self) -> Iterator[datetime]:
        """Each step on its working day before today."""
        steps: list[tuple[int, Any, tuple[Any, ...]]] = [
            (14, self._take_table, ()),
            *((ago, self._consult, (name, *words)) for ago, name, *words in CONSULTATIONS),
            (12, self._pass_check, (GLASS, 300)),
            (11, self._pass_check, (SOLAR, 21)),
            (10, self._begin_check, (BATTERIES,)),
            (10, self._meet_again, ()),
            (9, self._fail_check, (TEXTILE,)),
            (8, self._check, (MACHINES,)),
            (6, self._name_investors, ()),
            (5, self._drop, (SOLAR,)),
            (4, self._give_list, ()),
            (2, self._try_table, ()),
        ]
        for number, (ago, step, given) in enumerate(sorted(steps, key=lambda one: -one[0])):
            self.moment = self.clock.at(self.clock.working_days_ago(ago), number)
            yield self.moment
            step(*given)

    # --- tables (ncip-6-2) --------------------------------------------------------------------------------------

    def _send(self, title: str, lines: tuple[str, ...]) -> SheetImport:
        content = "\r\n".join((HEAD, *lines)).encode("utf-8-sig")
        rows = read_sheet(SimpleUploadedFile(title, content), COLUMNS[ImportKind.COMPANIES])
        membership: Any = self.mission.membership
        found = sent_tables.keep(ImportKind.COMPANIES, title, rows, membership=membership, at=self.moment)
        importing.check(found, at=self.moment)
        return found

    def _take_table(self) -> None:
        found = self._send("Компании выставки.csv", TAKEN)
        sent_tables.decide(found, {}, only_good=False)
        importing.take(found, at=self.moment)

    def _try_table(self) -> None:
        """The trial of a table with bad rows waits for its sender."""
        self._send("Новые компании.csv", TRIED)

    # --- consultations and KYC (ncip-5-1, ncip-40-3-kyc) --------------------------------------------------------

    def _consult(self, name: str, topic: str, advice: str) -> None:
        facts = {"held_on": self.moment.date().isoformat(), "topic": f"{topic} {MARK}", "advice": advice}
        self._create(Consultation, facts, self._card(name))

    def _check(self, name: str) -> Any:
        return self._create(KycCheck, {"occasion": f"Перед передачей инициативы {MARK}"}, self._card(name))

    def _begin_check(self, name: str) -> None:
        """Two items are answered, one of them with a remark: the checklist waits for the rest."""
        check = self._check(name)
        self._perform(check, "start")
        remark = f"Доля фонда, состав участников уточняется {MARK}"
        self._perform(check, "answer", {"identity": "clear", "owners": "remarks", "owners_comment": remark})

    def _pass_check(self, name: str, days: int) -> None:
        check = self._check(name)
        self._perform(check, "start")
        self._perform(check, "answer", ALL_CLEAR)
        last_day = self.clock.today + timedelta(days=days)
        result = {
            "risk": "low",
            "conclusion": f"Замечаний нет {MARK}",
            "valid_until": last_day.isoformat(),
        }
        self._perform(check, "pass_check", result)

    def _fail_check(self, name: str) -> None:
        check = self._check(name)
        self._perform(check, "start")
        ground = f"Компания находится в процедуре банкротства {MARK}"
        self._perform(check, "answer", {**ALL_CLEAR, "courts": "refuse", "courts_comment": ground})
        self._perform(check, "fail", {"risk": "high", "conclusion": ground})

    # --- potential investors (ncip-5-4, ncip-17-3) --------------------------------------------------------------

    def _name_investors(self) -> None:
        for name, sector, source, interest in POTENTIAL:
            facts = {"sector": sector, "source": source, "interest": f"{interest} {MARK}"}
            self._create(PotentialInvestor, facts, self._card(name))

    def _drop(self, name: str) -> None:
        entry = PotentialInvestor.objects.get(company__name=name)
        self._perform(entry, "drop", {"reason": f"Компания выбрала другую страну {MARK}"})

    def _give_list(self) -> None:
        mine = PotentialInvestor.objects.filter(owner=self.mission.organisation, state="listed")
        recipients = (self.cast.akimat(KOSTANAY), self.cast.the(Kind.NATIONAL_COMPANY))
        facts = {
            "title": f"Потенциальные инвесторы Китая: машиностроение и материалы {MARK}",
            "entries": [str(one.public_id) for one in mine.order_by("id")],
            "recipients": [str(one.organisation.public_id) for one in recipients if one.organisation],
            "note": f"Компании готовы к онлайн-переговорам {MARK}.",
        }
        self._create(InvestorList, facts)

    def _meet_again(self) -> None:
        """An akimat keeps a card of a company that the mission knows: two cards that an administrator can merge."""
        facts = {
            "name": GLASS,
            "kind": "legal_entity",
            "oked": "23",
            "size": "large",
            "country": COUNTRY,
            "really_another": "on",
        }
        self._create(Company, facts, actor=self.cast.akimat(KOSTANAY))

    # --- through the door ---------------------------------------------------------------------------------------

    def _card(self, name: str) -> Any:
        return Company.objects.get(name=name, owner=self.mission.organisation)

    def _create(
        self, model: Any, facts: dict[str, Any], parent: Any = None, actor: Actor | None = None
    ) -> Any:
        by = actor or self.mission
        return door.create(model, facts, by, at=self.moment, channel=Channel.DEMO, parent=parent).subject

    def _perform(self, subject: Any, name: str, params: dict[str, Any] | None = None) -> None:
        door.perform(type(subject), subject, name, self.mission, params, at=self.moment, channel=Channel.DEMO)
