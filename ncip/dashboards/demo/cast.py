"""The people of the demonstration: a known account for each role, and an official wherever an action needs one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from allauth.account.models import EmailAddress

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Language, Role
from ncip.accounts.models import Membership, User
from ncip.casework.actor import Actor

PASSWORD: Final = "Demo-2026-ncip"  # noqa: S105
DOMAIN: Final = "demo.ncip.kz.test"
FIRST_DAY: Final = date(2025, 1, 6)
INVESTOR = "KamLitKZ"
# Account, kind, further facts of the organisation, role, family name, given name, patronymic.
ACCOUNTS: Final[tuple[tuple[Any, ...], ...]] = (
    ("mission", Kind.FOREIGN_MISSION, {"country": "CN"}, Role.OFFICER, "Оспанов", "Данияр", "Маратович"),
    ("akimat.kostanay", Kind.LOCAL_EXECUTIVE_BODY, {"region__iso": "KZ-39"}, Role.OFFICER, "Ахметова", "Сәуле", ""),
    ("akimat.shymkent", Kind.LOCAL_EXECUTIVE_BODY, {"region__iso": "KZ-79"}, Role.OFFICER, "Юсупов", "Рустам", ""),
    ("natco", Kind.NATIONAL_COMPANY, {}, Role.OFFICER, "Жұмабаев", "Ернар", "Бақытұлы"),
    ("taskforce", Kind.TASK_FORCE, {}, Role.OFFICER, "Ким", "Виктория", "Сергеевна"),
    ("authority", Kind.AUTHORISED_BODY, {}, Role.HEAD, "Сейтқали", "Айгүл", "Нұрланқызы"),
    ("chamber", Kind.NATIONAL_CHAMBER, {}, Role.OFFICER, "Петренко", "Олег", "Викторович"),
    ("council", Kind.COUNCIL, {}, Role.OFFICER, "Тұрсынов", "Асқар", "Ерланұлы"),
    ("ministry", Kind.CENTRAL_BODY, {"name_ru__contains": "промышл"}, Role.OFFICER, "Бекова", "Анар", ""),
    ("regional.org", Kind.REGIONAL_ORGANISATION, {"region__iso": "KZ-39"}, Role.OFFICER, "Нұрлан", "Ержан", "Асқарұлы"),
)  # fmt: skip
FAMILY_NAMES: Final = (
    "Абдрахманов", "Бекмұратов", "Власов", "Ғабитов", "Досжанов", "Есенов", "Жақыпов", "Ибраев", "Қасымов", "Ли",
    "Мұсаев", "Нұртазин", "Омаров", "Пак", "Рахимов", "Сәрсенов", "Темірханов", "Уәлиев", "Фролов", "Шәріпов",
)  # fmt: skip
GIVEN_NAMES: Final = (
    "Алмас",
    "Бауыржан",
    "Виктор",
    "Дәурен",
    "Ерлан",
    "Кайрат",
    "Мәди",
    "Нұржан",
    "Сәкен",
    "Тимур",
)


@dataclass
class Cast:
    """Who acts for an organisation; nobody is created twice."""

    actors: dict[int, Actor] = field(default_factory=dict)

    def of(self, organisation: Organisation) -> Actor:
        """The official of an organisation; a new one without a password when there is none yet."""
        if organisation.pk not in self.actors:
            number = len(self.actors)
            user = _person(
                f"official.{organisation.pk}",
                FAMILY_NAMES[number % len(FAMILY_NAMES)],
                GIVEN_NAMES[number // 2 % len(GIVEN_NAMES)],
                password=None,
            )
            self._join(user, organisation, Role.OFFICER)
        return self.actors[organisation.pk]

    def the(self, kind: Kind, **facts: str) -> Actor:
        """The official of the first organisation of that kind and those facts."""
        return self.of(Organisation.objects.filter(kind=kind, **facts).order_by("id")[0])

    def akimat(self, region: str) -> Actor:
        """The official of the akimat of a region."""
        return self.the(Kind.LOCAL_EXECUTIVE_BODY, region__iso=region)

    def mission(self, country: str) -> Actor:
        """The official of the embassy in a country."""
        return self.the(Kind.FOREIGN_MISSION, country=country)

    def _join(self, user: User, organisation: Organisation, role: str) -> None:
        membership = Membership.objects.create(
            user=user, organisation=organisation, role=role, starts_on=FIRST_DAY, position="демонстрация"
        )
        self.actors[organisation.pk] = Actor.of(user, membership)

    def engage(self) -> Actor:
        """Everybody whose account is known; returns the administrator."""
        for account, kind, facts, role, *names in ACCOUNTS:
            organisation = Organisation.objects.filter(kind=kind, **facts).order_by("id")[0]
            self._join(_person(account, *names), organisation, role)
        investor = Organisation.objects.create(
            kind=Kind.INVESTOR, name_ru=INVESTOR, name_kk=INVESTOR, name_en=INVESTOR
        )
        self._join(
            _person("investor", "Сергеев", "Павел", "Игоревич", language=Language.RU), investor, Role.OFFICER
        )
        administrator = _person("admin", "Администратор", "Портала", is_staff=True, is_superuser=True)
        return Actor.of(administrator)


def _person(
    account: str,
    family: str,
    given: str,
    patronymic: str = "",
    *,
    password: str | None = PASSWORD,
    **more: object,
) -> User:
    email = f"{account}@{DOMAIN}"
    user = User.objects.create_user(
        email, password, family_name=family, given_name=given, patronymic=patronymic, **more
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
