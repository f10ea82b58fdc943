"""The people and the one company card that the tests of papers, conversation and notices speak of."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from uuid6 import uuid7

from frontoffices.registry.enums import Kind
from frontoffices.registry.kinds import level_of
from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from ncip.reference.enums import OkedLevel
from ncip.reference.models import Oked
from projects.attraction.models import Company

FRIDAY = datetime(2026, 11, 20, 10, tzinfo=ZoneInfo("Asia/Almaty"))
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n"
PASSWORD = "A-long-password-1"


def upload(name: str = "Акт.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def organisation(
    kind: Kind = Kind.NATIONAL_COMPANY, name: str = "Kazakh Invest", **fields: str
) -> Organisation:
    names = {"name_ru": name, "name_kk": name, "name_en": name}
    found, _ = Organisation.objects.get_or_create(
        kind=kind, defaults={"level": level_of(kind), **names}, **fields
    )
    return found


def person(
    given_name: str, office: Organisation | None = None, *, role: Role = Role.OFFICER, language: str = "en"
) -> Actor:
    user = User.objects.create_user(
        f"{given_name}@example.kz".lower(), given_name=given_name, family_name="Test", language=language
    )
    membership = Membership.objects.create(
        user=user, organisation=office or organisation(), role=role, starts_on=date(2025, 1, 1)
    )
    return Actor.of(user, membership)


def stranger() -> Actor:
    """An investor of another company."""
    return person("Stranger", organisation(Kind.INVESTOR, "Another company"))


def company(name: str = "Rhein Solar GmbH") -> Company:
    oked, _ = Oked.objects.get_or_create(
        code="10", defaults={"level": OkedLevel.DIVISION, "name_ru": "Еда", "recorded_at": timezone.now()}
    )
    return Company.objects.create(
        name=name,
        oked=oked,
        size="large",
        country="DE",
        owner=organisation(),
        created_at=FRIDAY,
        changed_at=FRIDAY,
    )


def event_of(actor: Actor, subject: Company, channel: Channel = Channel.WEB) -> UUID:
    """The number of an event that was written about `subject` just now."""
    return door.remark(
        subject, "test", actor, at=timezone.now(), channel=channel, params={"n": str(uuid7())}
    ).event_id
