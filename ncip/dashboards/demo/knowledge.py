"""The stories of what the levels know and tell one another: information, analyses, systemic issues, promotion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from frontoffices.exchange.models import (
    Analysis,
    ExchangeRequest,
    InformationMaterial,
    Niche,
    Promotion,
    SystemicIssue,
)
from frontoffices.registry.enums import Kind
from ncip.casework.actor import Actor
from ncip.dashboards.demo.cast import Cast
from ncip.dashboards.demo.clock import Clock
from ncip.dashboards.demo.exchange import KOSTANAY, MARK, SHYMKENT, ExchangeStory, paper_called

# Beside the stories of the exchange: each story speaks at minutes of its own.
FIRST_NUMBER = 20
SECTIONS = (
    ("climate", "", "Тарифы, маршруты и логистика Казахстана", 120),
    ("projects", "", "Проекты, требующие инвестиций, по регионам", 90),
    ("partners", "", "Каталог потенциальных партнёров", 150),
    ("sites", "both", "Индустриальные зоны: готовые и планируемые", 60),
    ("workforce", "", "Кадровый потенциал регионов", 5),
)


class KnowledgeStory(ExchangeStory):
    """One record of what an office knows, and what becomes of it."""

    def tell(self) -> Iterator[datetime]:
        """The steps of the story."""
        return STORIES[self.number - FIRST_NUMBER](self)

    def published(self, actor: Actor, title: str, days: int, **params: Any) -> Any:
        """An information material that is current for so many days."""
        valid_until = self.moment.date() + timedelta(days=days)
        facts = {
            "title": f"{title} {MARK}",
            "language": "ru",
            "summary": f"Сводка показателей для беседы с инвестором {MARK}.",
            "valid_until": valid_until.isoformat(),
            "file": paper_called(title),
        }
        material = self.create(InformationMaterial, actor, {**facts, **params})
        self.perform(material, "publish", actor)
        return material


def information_of_the_country(story: KnowledgeStory) -> Iterator[datetime]:
    """Five of six sections are told, one of them runs out soon; state support is still a draft."""
    natco = story.cast.the(Kind.NATIONAL_COMPANY)
    yield story.ago(20)
    for section, readiness, title, days in SECTIONS:
        story.published(natco, title, days + 30, section=section, readiness=readiness)
    title = "Меры государственной поддержки инвесторов"
    facts = {
        "section": "support",
        "title": f"{title} {MARK}",
        "language": "en",
        "summary": f"Преференции и инструменты {MARK}.",
        "valid_until": story.ahead(100).isoformat(),
        "file": paper_called(title),
    }
    story.create(InformationMaterial, natco, facts)


def information_of_a_region(story: KnowledgeStory) -> Iterator[datetime]:
    """A region told its sites for the time until today's week: the material is out of date and waits to be renewed."""
    akimat = story.cast.akimat(KOSTANAY)
    yield story.ago(40)
    story.published(
        akimat, "Площадки Костанайской области", 50, section="sites", readiness="ready", region=KOSTANAY
    )
    story.published(akimat, "Кадры Костанайской области", 200, section="workforce", region=KOSTANAY)


def analyses(story: KnowledgeStory) -> Iterator[datetime]:
    """The national company asks for data, the mission shares its analysis, a region its own."""
    natco, mission, akimat = (
        story.cast.the(Kind.NATIONAL_COMPANY),
        story.cast.mission("CN"),
        story.cast.akimat(SHYMKENT),
    )
    yield story.ago(26)
    addressee: Any = mission.organisation
    asked = {
        "kind": "country_data",
        "title": f"Данные по Китаю для странового анализа {MARK}",
        "text": f"Прошу дать сведения о зарубежных инвестициях и компаниях отраслей {MARK}.",
        "addressee": str(addressee.public_id),
    }
    request = story.create(ExchangeRequest, natco, asked)
    yield story.ago(25)
    story.perform(request, "register", mission, number="CN-31")
    yield story.ago(19)
    country = story.create(Analysis, mission, _analysis(story, "country", "Китай: инвестиции за рубеж"))
    story.perform(country, "share", mission)
    story.perform(request, "answer", mission, answer_text=f"Страновой анализ направлен {MARK}.")
    yield story.ago(11)
    regional = _analysis(story, "regional", "Шымкент: спрос на фармацевтику") | {"region": SHYMKENT}
    story.perform(story.create(Analysis, akimat, regional), "share", akimat)
    gathered = _analysis(story, "country", "Германия: машиностроение") | {"conclusions": ""}
    story.create(Analysis, story.cast.mission("DE"), gathered)


def permits_of_fitters(story: KnowledgeStory) -> Iterator[datetime]:
    """A systemic issue with a measure of a ministry under way."""
    mission, authority = story.cast.mission("CN"), story.cast.the(Kind.AUTHORISED_BODY)
    yield story.ago(18)
    found = _issue(story, mission, "visa", "Разрешения для монтажников оборудования", 7)
    yield story.ago(13)
    ministry: Any = story.cast.the(Kind.CENTRAL_BODY, name_ru__contains="промышл").organisation
    measure = {
        "measure": f"Предложения по упрощённому порядку на время монтажа {MARK}",
        "responsible": str(ministry.public_id),
        "due_on": story.ahead(12).isoformat(),
    }
    story.perform(found, "take_up", authority, **measure)


def grid_tariffs(story: KnowledgeStory) -> Iterator[datetime]:
    """A systemic issue of a region that waits for the decision of the centre."""
    yield story.ago(3)
    _issue(story, story.cast.akimat(KOSTANAY), "networks", "Срок подключения к электросетям", 4)


def promotion_in_shanghai(story: KnowledgeStory) -> Iterator[datetime]:
    """A mission offers a niche of Kostanay to an association."""
    yield story.ago(10)
    niche = Niche.objects.filter(region__iso=KOSTANAY).order_by("id").first()
    facts = {
        "community": f"Шанхайская федерация промышленности и торговли {MARK}",
        "proposal": f"Листовое стекло для севера Казахстана {MARK}",
        "niche": str(niche.public_id) if niche else "",
        "way": "presentation",
        "promoted_on": story.clock.working_days_ago(11).isoformat(),
        "response": f"Три компании попросили расчёты {MARK}.",
        "interested": 3,
    }
    story.create(Promotion, story.cast.mission("CN"), facts)


def _analysis(story: KnowledgeStory, kind: str, title: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "title": f"{title} {MARK}",
        "year": story.moment.year,
        "data": f"Собраны открытые данные и итоги переговоров {MARK}.",
        "sources": f"Статистика страны, отчёты компаний {MARK}.",
        "conclusions": f"Есть интерес к совместным производствам {MARK}.",
    }


def _issue(story: KnowledgeStory, actor: Actor, area: str, title: str, affected: int) -> Any:
    facts = {
        "area": area,
        "title": f"{title} {MARK}",
        "problem": f"Несколько инвесторов называют этот срок препятствием {MARK}.",
        "recommendation": f"Установить отдельный порядок для инвестиционных проектов {MARK}.",
        "affected": affected,
    }
    issue = story.create(SystemicIssue, actor, facts)
    story.perform(issue, "submit", actor)
    return issue


STORIES: tuple[Callable[[KnowledgeStory], Iterator[datetime]], ...] = (
    information_of_the_country,
    information_of_a_region,
    analyses,
    permits_of_fitters,
    grid_tariffs,
    promotion_in_shanghai,
)


def stories(cast: Cast, clock: Clock) -> list[Iterator[datetime]]:
    """Every story of what the levels know, ready to be told."""
    return [KnowledgeStory(cast, clock, FIRST_NUMBER + number).tell() for number in range(len(STORIES))]
