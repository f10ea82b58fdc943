"""The stories of the exchange between front offices: made-up records, marked as such, by the real actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from frontoffices.exchange.models import (
    CountryProgramme,
    ExchangeRequest,
    InvestmentEvent,
    Niche,
    PresentationMaterial,
    ProgrammeMeasure,
    Publication,
)
from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.dashboards.demo.cast import Cast
from ncip.dashboards.demo.clock import Clock
from ncip.journal.enums import Channel
from projects.implementation.models import Project

KOSTANAY, SHYMKENT = "KZ-39", "KZ-79"
MARK = "(демонстрация)"


class ExchangeStory:
    """One record of the exchange and what becomes of it; `tell` is the story by its name."""

    def __init__(self, cast: Cast, clock: Clock, number: int) -> None:
        """`number` chooses the story and spreads its steps over the day."""
        self.cast = cast
        self.clock = clock
        self.number = number
        self.moment = clock.now

    def tell(self) -> Iterator[datetime]:
        """The steps of the story."""
        return STORIES[self.number](self)

    def ago(self, working_days: int) -> datetime:
        """Come to so many working days before today."""
        self.moment = self.clock.at(self.clock.working_days_ago(working_days), 11 * self.number)
        return self.moment

    def ahead(self, working_days: int) -> date:
        """A day so many working days after today."""
        return self.clock.calendar.add_working_days(self.clock.today, working_days)

    def create(self, model: Any, actor: Actor, params: dict[str, Any], parent: Any = None) -> Any:
        """Through the door, on the day of the step."""
        how: Any = {"at": self.moment, "channel": Channel.DEMO, "parent": parent}
        return door.create(model, params, actor, **how).subject

    def perform(self, subject: Any, name: str, actor: Actor, **params: Any) -> None:
        """Through the door, on the day of the step."""
        how: Any = {"at": self.moment, "channel": Channel.DEMO}
        door.perform(type(subject), subject, name, actor, params, **how)
        subject.refresh_from_db()

    def event(self, actor: Actor, first: date, last: date, **params: Any) -> Any:
        """An event of these days."""
        days = {"starts_on": first.isoformat(), "ends_on": last.isoformat()}
        plain = {"scope": "international", "role": "organiser", "topic": "general", "country": "KZ"}
        return self.create(InvestmentEvent, actor, {**plain, **days, **params})

    def request(self, sender: Actor, to: Actor, kind: str, title: str, text: str, **more: Any) -> Any:
        """A request of one office to another."""
        addressee: Any = to.organisation
        params = {"kind": kind, "title": title, "text": text, "addressee": str(addressee.public_id)}
        return self.create(ExchangeRequest, sender, {**params, **more})


def forum(story: ExchangeStory) -> Iterator[datetime]:
    """A forum of the national company: consented, an akimat takes part, a mission tells the circles of its country."""
    natco, authority = story.cast.the(Kind.NATIONAL_COMPANY), story.cast.the(Kind.AUTHORISED_BODY)
    yield story.ago(24)
    event = story.event(
        natco,
        story.ahead(18),
        story.ahead(19),
        kind="forum",
        theme=f"Инвестиционный форум «Обрабатывающая промышленность» {MARK}",
        place="Астана, Конгресс-центр",
        description="Пленарное заседание, встречи с акиматами, выезд на индустриальную зону.",
        important="on",
    )
    story.perform(event, "submit", natco)
    yield story.ago(20)
    story.perform(event, "approve", authority)
    yield story.ago(12)
    names = "Торгово-промышленная палата КНР\nАссоциация производителей солнечных панелей"
    told_on = story.clock.working_days_ago(12).isoformat()
    story.perform(event, "invite", natco, addressees=names, means="letter", told_on=told_on)
    yield story.ago(9)
    story.perform(event, "join", story.cast.akimat(KOSTANAY))


def round_table(story: ExchangeStory) -> Iterator[datetime]:
    """A regional organisation waits for the consent of the authorised body."""
    there = story.cast.the(Kind.REGIONAL_ORGANISATION, region__iso=KOSTANAY)
    yield story.ago(4)
    event = story.event(
        there,
        story.ahead(25),
        story.ahead(25),
        kind="round_table",
        scope="national",
        theme=f"Глубокая переработка зерна: поставщики и якорные инвесторы {MARK}",
        place="Костанай, областной акимат",
        region=KOSTANAY,
    )
    story.perform(event, "submit", there)


def road_show(story: ExchangeStory) -> Iterator[datetime]:
    """A mission's own event, which needs no consent: held, with results and those who came."""
    mission = story.cast.mission("CN")
    first, last = story.clock.working_days_ago(15), story.clock.working_days_ago(14)
    yield story.ago(40)
    event = story.event(
        mission,
        first,
        last,
        kind="road_show",
        theme=f"Роуд-шоу регионов Казахстана в Шанхае {MARK}",
        place="Шанхай",
        country="CN",
        important="on",
    )
    story.perform(event, "announce", mission)
    yield story.ago(30)
    names = "Шанхайская федерация промышленности и торговли\nАссоциация автокомпонентов"
    told_on = story.clock.working_days_ago(30).isoformat()
    story.perform(event, "invite", mission, addressees=names, means="email", told_on=told_on)
    yield story.ago(13)
    came = [str(guest.public_id) for guest in event.guests.all()[:1]]
    results = f"Две компании запросили площадки в Костанайской области и Шымкенте {MARK}."
    story.perform(event, "hold", mission, results=results, came=came, others="")


def programme_of_china(story: ExchangeStory) -> Iterator[datetime]:
    """A country programme in effect whose updates are made in time."""
    mission, natco = story.cast.mission("CN"), story.cast.the(Kind.NATIONAL_COMPANY)
    yield story.ago(130)
    programme = _programme(story, mission, "CN")
    yield story.ago(126)
    story.perform(programme, "agree", natco)
    yield story.ago(95)
    _update(story, programme, mission)
    yield story.ago(62)
    measure = programme.measures.order_by("due_on")[0]
    done_on = story.clock.working_days_ago(63).isoformat()
    story.perform(measure, "complete", mission, done_on=done_on, result=f"Проведено шесть встреч {MARK}")
    yield story.ago(29)
    _update(story, programme, mission)


def programme_of_germany(story: ExchangeStory) -> Iterator[datetime]:
    """A country programme in effect whose last update is late."""
    mission, natco = story.cast.mission("DE"), story.cast.the(Kind.NATIONAL_COMPANY)
    yield story.ago(120)
    programme = _programme(story, mission, "DE")
    yield story.ago(112)
    story.perform(programme, "agree", natco)
    yield story.ago(86)
    _update(story, programme, mission)


def programme_of_turkey(story: ExchangeStory) -> Iterator[datetime]:
    """A country programme that the national company has to agree to."""
    yield story.ago(7)
    _programme(story, story.cast.mission("TR"), "TR")


def partner(story: ExchangeStory) -> Iterator[datetime]:
    """An investor looks for a local partner: registered and answered by the region."""
    mission, akimat = story.cast.mission("CN"), story.cast.akimat(KOSTANAY)
    yield story.ago(16)
    text = f"Производитель автокомпонентов ищет литейное производство мощностью от 5 тыс. тонн {MARK}."
    request = story.request(mission, akimat, "partner_search", f"Партнёр: литьё {MARK}", text)
    yield story.ago(15)
    story.perform(request, "register", akimat, number="39-1145")
    yield story.ago(12)
    answer = f"Подходят два предприятия региона, контакты приложены к переписке {MARK}."
    story.perform(request, "answer", akimat, answer_text=answer)


def investors(story: ExchangeStory) -> Iterator[datetime]:
    """A region looks for investors: the mission registered the request and works on it."""
    mission, akimat = story.cast.mission("CN"), story.cast.akimat(KOSTANAY)
    yield story.ago(6)
    text = f"Для ниши «листовое стекло» нужен технологический инвестор {MARK}."
    wanted = story.ahead(6).isoformat()
    request = story.request(
        akimat, mission, "investor_search", f"Инвестор: листовое стекло {MARK}", text, wanted_on=wanted
    )
    yield story.ago(5)
    story.perform(request, "register", mission, number="")


def potential_project(story: ExchangeStory) -> Iterator[datetime]:
    """A mission asks Shymkent whether a potential project is needed there."""
    yield story.ago(3)
    text = f"Сборка систем накопления энергии, 120 рабочих мест; нужна площадка 6 га {MARK}."
    mission, akimat = story.cast.mission("CN"), story.cast.akimat(SHYMKENT)
    story.request(mission, akimat, "project_data", f"Накопители энергии: нужен ли проект {MARK}", text)


def results(story: ExchangeStory) -> Iterator[datetime]:
    """The authorised body asks a mission for the results of its talks."""
    yield story.ago(2)
    text = f"Прошу представить итоги переговоров, проведённых на роуд-шоу в Шанхае {MARK}."
    authority, mission = story.cast.the(Kind.AUTHORISED_BODY), story.cast.mission("CN")
    story.request(authority, mission, "meeting_results", f"Итоги переговоров в Шанхае {MARK}", text)


def niches(story: ExchangeStory) -> Iterator[datetime]:
    """Three niches of two regions."""
    yield story.ago(35)
    told = (
        (KOSTANAY, "23", "Листовое стекло", "Строительный рынок севера обеспечивается ввозом."),
        (KOSTANAY, "10", "Глубокая переработка пшеницы", "Сырьё вывозится без переработки."),
        (
            SHYMKENT,
            "21",
            "Фармацевтические субстанции",
            "Действующие производства зависят от ввоза субстанций.",
        ),
    )
    for region, oked, title, description in told:
        params = {"title": f"{title} {MARK}", "region": region, "oked": oked, "description": description}
        story.create(Niche, story.cast.akimat(region), params)


def materials(story: ExchangeStory) -> Iterator[datetime]:
    """A presentation of a region is approved, one of an industry waits."""
    akimat, ministry = (
        story.cast.akimat(KOSTANAY),
        story.cast.the(Kind.CENTRAL_BODY, name_ru__contains="промышл"),
    )
    yield story.ago(22)
    title = f"Костанайская область: возможности для инвестора {MARK}"
    params = {
        "about": "region",
        "title": title,
        "region": KOSTANAY,
        "language": "ru",
        "file": paper_called(title),
    }
    region = story.create(PresentationMaterial, akimat, params)
    story.perform(region, "submit", akimat)
    yield story.ago(17)
    story.perform(region, "approve", story.cast.the(Kind.NATIONAL_COMPANY))
    yield story.ago(5)
    title = f"Машиностроение Казахстана {MARK}"
    params = {
        "about": "industry",
        "title": title,
        "oked": "28",
        "language": "en",
        "file": paper_called(title),
    }
    industry = story.create(PresentationMaterial, ministry, params)
    story.perform(industry, "submit", ministry)


def coverage(story: ExchangeStory) -> Iterator[datetime]:
    """A project with foreign investment is covered jointly by its akimat and the regional organisation."""
    yield story.ago(8)
    foreign = Project.objects.exclude(company__country="KZ").filter(region__iso=SHYMKENT)
    project = foreign.order_by("id").first()
    if project is None:
        return
    partner_office: Any = story.cast.the(Kind.REGIONAL_ORGANISATION, region__iso=SHYMKENT).organisation
    params = {
        "title": f"Иностранный инвестор строит в Шымкенте {MARK}",
        "published_on": story.clock.working_days_ago(9).isoformat(),
        "medium": "press",
        "outlet": f"Городская газета {MARK}",
        "partner": str(partner_office.public_id),
    }
    story.create(Publication, story.cast.akimat(SHYMKENT), params, project)


def _programme(story: ExchangeStory, mission: Actor, country: str) -> Any:
    params = {
        "year": story.moment.year,
        "goals": f"Десять целевых переговоров и три инициативы {MARK}.",
        "sectors": f"Машиностроение, солнечная энергетика, переработка сельхозпродукции {MARK}.",
        "analysis": f"Рост зарубежных инвестиций компаний страны, интерес к рынку Центральной Азии {MARK}.",
        "investment_data": f"Данные Национального Банка за прошлый год {MARK}.",
    }
    programme = story.create(CountryProgramme, mission, params)
    own: Any = mission.organisation
    natco: Any = story.cast.the(Kind.NATIONAL_COMPANY).organisation
    planned = (
        ("targets", "Переговоры с целевыми компаниями", 70, own),
        ("proposals", "Пакет готовых инвестиционных предложений", 150, natco),
        ("events", "Роуд-шоу регионов", 140, own),
    )
    start = story.clock.calendar.next_working_day(story.moment.date())
    for section, title, days, office in planned:
        due_on = story.clock.calendar.add_working_days(start, days)
        measure = {
            "section": section,
            "title": f"{title} {MARK}",
            "due_on": due_on.isoformat(),
            "responsible": str(office.public_id),
        }
        story.create(ProgrammeMeasure, mission, measure, programme)
    story.perform(programme, "submit", mission)
    return programme


def _update(story: ExchangeStory, programme: Any, mission: Actor) -> None:
    """The mission makes the update that is due, where one is."""
    due = programme.updates.filter(state="due", kind="quarterly").order_by("year", "quarter").first()
    if due is not None:
        progress = f"Проведены встречи, направлены предложения {MARK}."
        story.perform(due, "make", mission, progress=progress, analysis=f"Без изменений {MARK}.")


def paper_called(title: str) -> SimpleUploadedFile:
    """A paper of the demonstration with that name."""
    text = f"{title}\nДемонстрационный документ.\n"
    return SimpleUploadedFile(f"{title[:60]}.txt", text.encode(), content_type="text/plain")


STORIES: tuple[Callable[[ExchangeStory], Iterator[datetime]], ...] = (
    forum,
    round_table,
    road_show,
    programme_of_china,
    programme_of_germany,
    programme_of_turkey,
    partner,
    investors,
    potential_project,
    results,
    niches,
    materials,
    coverage,
)


def stories(cast: Cast, clock: Clock) -> list[Iterator[datetime]]:
    """Every story of the exchange, ready to be told."""
    return [ExchangeStory(cast, clock, number).tell() for number in range(len(STORIES))]
