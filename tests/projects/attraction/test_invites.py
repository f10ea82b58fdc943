"""Drafts of meetings from calendar invites: uploaded, or forwarded to the portal's mailbox."""

import io
import sys
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from projects.attraction import drafts
from projects.attraction.invites import BadInvite, read_calendar, read_file, read_mail
from projects.attraction.models import Meeting, MeetingDraft
from tests.people import person
from tests.projects.attraction.people import company, contact, embassy
from tests.projects.attraction.test_meeting_quick import typed
from tests.projects.attraction.test_pages import signed_in

INVITE = "meeting_invite"
EVENT = {
    "UID": "one@rhein.example",
    "DTSTART": "20261118T090000Z",
    "SUMMARY": "Solar plant near Kostanay",
    "LOCATION": "Berlin\\, Unter den Linden 1",
    "ORGANIZER;CN=Anna Schmidt": "mailto:anna@rhein.example",
}


def event(**lines: str) -> str:
    facts = {**EVENT, **lines}
    written = "\r\n".join(f"{name}:{value}" for name, value in facts.items() if value)
    return f"BEGIN:VEVENT\r\nDTSTAMP:20261101T000000Z\r\n{written}\r\nEND:VEVENT\r\n"


def calendar(*events: str, method: str = "REQUEST") -> bytes:
    body = "".join(events or (event(),))
    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nMETHOD:{method}\r\n"
    return f"{head}{body}END:VCALENDAR\r\n".encode()


def mail(sender: str = "officer@mfa.example", part: bytes | None = None) -> bytes:
    """A mail that forwards a mail with an invite."""
    invite = (part if part is not None else calendar()).decode()
    inner = (
        "From: anna@rhein.example\r\nSubject: Invite\r\nMIME-Version: 1.0\r\n"
        'Content-Type: text/calendar; charset="utf-8"; method=REQUEST\r\n\r\n' + invite
    )
    head = f"From: Officer <{sender}>\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\n"
    return (
        f'{head}Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee.\r\n'
        f"--b\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--b--\r\n"
    ).encode()


def refused(data: bytes) -> str:
    with pytest.raises(BadInvite) as caught:
        read_calendar(data)
    assert str(caught.value)
    return caught.value.code


def upload(client, data: bytes, name: str = "invite.ics"):
    return client.post(reverse(INVITE), {"invite": SimpleUploadedFile(name, data)})


def test_an_invite_tells_day_place_subject_and_people():
    (found,) = read_calendar(calendar())
    assert (found.held_on, found.place, found.summary) == (
        date(2026, 11, 18),
        "Berlin, Unter den Linden 1",
        "Solar plant near Kostanay",
    )
    assert [(guest.name, guest.email) for guest in found.guests] == [("Anna Schmidt", "anna@rhein.example")]


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("20261118T185959Z", date(2026, 11, 18)),
        ("20261118T190000Z", date(2026, 11, 19)),
        ("20261118T233000", date(2026, 11, 18)),
        ("20241118T190000Z", date(2024, 11, 19)),
    ],
)
def test_the_day_is_the_day_in_kazakhstan(start, day):
    assert read_calendar(calendar(event(DTSTART=start)))[0].held_on == day


@pytest.mark.parametrize(
    ("zone", "time", "day"),
    [
        ("America/New_York", "20261118T150000", date(2026, 11, 19)),
        ("America/New_York", "20261118T130000", date(2026, 11, 18)),
        ("Asia/Tokyo", "20261119T010000", date(2026, 11, 18)),
        ("China Standard Time", "20261119T010000", date(2026, 11, 18)),
    ],
)
def test_a_time_zone_is_converted(zone, time, day):
    lines = {"DTSTART": "", f"DTSTART;TZID={zone}": time}
    assert read_calendar(calendar(event(**lines)))[0].held_on == day


def test_a_whole_day_stays_the_day():
    lines = {"DTSTART": "", "DTSTART;VALUE=DATE": "20261118"}
    assert read_calendar(calendar(event(**lines)))[0].held_on == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "malformed"),
        (b"\x00\xff\xfe nonsense", "malformed"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "malformed"),
        (calendar(event(DTSTART="soon")), "malformed"),
        (calendar(event(DTSTART="")), "malformed"),
        (calendar(event(DTSTART="99991231T235959Z")), "malformed"),
        (calendar("BEGIN:VTODO\r\nUID:a\r\nEND:VTODO\r\n"), "no_event"),
        (calendar(event(RRULE="FREQ=SECONDLY")), "series"),
        (calendar(event(STATUS="CANCELLED")), "cancelled"),
        (calendar(method="CANCEL"), "cancelled"),
        (calendar(*[event(UID=str(number)) for number in range(21)]), "too_many"),
        (calendar(*["BEGIN:VEVENT\r\nEND:VEVENT\r\n"] * 10_000), "too_many"),
        (b"X" * (512 * 1024 + 1), "too_large"),
    ],
)
def test_what_cannot_be_a_draft_is_refused_with_its_reason(data, code):
    assert refused(data) == code


def test_one_occurrence_of_a_series_is_a_meeting():
    lines = {"RECURRENCE-ID": "20261118T090000Z"}
    assert len(read_calendar(calendar(event(**lines)))) == 1


def test_long_and_strange_words_are_cut_and_cleaned():
    found = read_calendar(calendar(event(SUMMARY="a\x07" + "b" * 500)))[0]
    assert (len(found.summary), found.summary[:3]) == (300, "a b")


def test_a_forwarded_mail_carries_its_invite():
    assert read_file("Fwd.EML", mail())[0].uid == "one@rhein.example"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"From: a@b.example\r\n\r\nHello", "no_calendar"),
        (b"X" * (5 * 1024 * 1024 + 1), "too_large"),
        (b"", "no_calendar"),
    ],
)
def test_a_mail_without_an_invite_is_refused(data, code):
    with pytest.raises(BadInvite) as caught:
        read_mail(data)
    assert caught.value.code == code


@pytest.mark.django_db
@pytest.mark.rule("ncip-40-4")
def test_an_uploaded_invite_fills_the_quick_entry_and_records_nothing(client):
    signed_in(client, embassy())
    answer = upload(client, calendar())
    page = client.get(answer.url).content.decode()
    shown = ["18.11.2026", "Berlin, Unter den Linden 1", "Solar plant near Kostanay", 'value="Schmidt"']
    assert ([words in page for words in shown], Meeting.objects.count()) == ([True] * 4, 0)
    assert not Event.objects.filter(subject_label="meeting").exists()


@pytest.mark.django_db
def test_a_known_address_chooses_the_company(client):
    card = company()
    contact(card, email="Anna@rhein.example")
    signed_in(client, embassy())
    answer = client.get(upload(client, calendar()).url)
    assert answer.context["entry"].chosen == card


@pytest.mark.django_db
@pytest.mark.rule("ncip-6-2")
def test_an_address_on_a_card_that_the_reader_does_not_see_tells_nothing(client):
    contact(company(), email="anna@rhein.example")
    signed_in(client, embassy("FR"))
    answer = client.get(upload(client, calendar()).url)
    assert (answer.context["entry"].chosen, b"Rhein Solar GmbH" in answer.content) == (None, False)


@pytest.mark.django_db
def test_colleagues_are_not_proposed_as_contacts(client):
    mine = signed_in(client, embassy())
    own = embassy().user.email
    data = calendar(event(**{"ORGANIZER;CN=Anna Schmidt": "", "ORGANIZER;CN=Own Officer": f"mailto:{own}"}))
    assert client.get(upload(mine, data).url).context["entry"].initial.get("family_name") is None


@pytest.mark.django_db
def test_several_meetings_are_offered_to_choose_from(client):
    signed_in(client, embassy())
    answer = upload(client, calendar(event(), event(UID="two", SUMMARY="Wind farm")))
    text = client.get(answer.url).content.decode()
    assert (answer.url, "Wind farm" in text, MeetingDraft.objects.count()) == (reverse(INVITE), True, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data"),
    [("invite.ics", b""), ("invite.txt", calendar()), ("mail.eml", b"Hello"), ("a.ics", b"\x00")],
)
def test_a_bad_upload_is_told_on_the_page(client, name, data):
    answer = upload(signed_in(client, embassy()), data, name)
    assert (answer.status_code, "field-error" in answer.content.decode()) == (422, True)


@pytest.mark.django_db
def test_the_same_invite_again_renews_its_draft(client):
    signed_in(client, embassy())
    upload(client, calendar())
    upload(client, calendar(event(LOCATION="Bonn")))
    assert [draft.place for draft in MeetingDraft.objects.all()] == ["Bonn"]


@pytest.mark.django_db
def test_a_draft_is_seen_by_its_owner_alone(client):
    url = upload(signed_in(client, embassy()), calendar()).url
    draft = MeetingDraft.objects.get()
    signed_in(client, embassy(name="Colleague"))
    deleted = client.post(reverse("meeting_draft_delete", args=[draft.public_id]))
    assert (client.get(url).status_code, deleted.status_code) == (404, 404)
    assert "Solar plant near Kostanay" not in client.get(reverse(INVITE)).content.decode()


@pytest.mark.django_db
def test_a_recorded_meeting_ends_its_draft(client):
    contact(company())
    signed_in(client, embassy())
    upload(client, calendar())
    key = str(MeetingDraft.objects.get().public_id)
    client.post(reverse("meeting_new"), typed(draft=key))
    assert (Meeting.objects.count(), MeetingDraft.objects.count()) == (1, 0)


@pytest.mark.django_db
def test_a_refused_entry_keeps_its_draft(client):
    signed_in(client, embassy())
    upload(client, calendar())
    key = str(MeetingDraft.objects.get().public_id)
    answer = client.post(reverse("meeting_new"), typed(draft=key, place=""))
    assert (answer.status_code, f'value="{key}"' in answer.content.decode()) == (400, True)
    assert MeetingDraft.objects.count() == 1


@pytest.mark.django_db
def test_its_owner_deletes_a_draft(client):
    signed_in(client, embassy())
    upload(client, calendar())
    client.post(reverse("meeting_draft_delete", args=[MeetingDraft.objects.get().public_id]))
    assert MeetingDraft.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "left"), [(30, 1), (31, 0)])
def test_a_forgotten_draft_is_deleted_after_a_month(days, left):
    now = timezone.now()
    drafts.keep(read_calendar(calendar()), person(), at=now - timedelta(days=days))
    tick(now, channel=Channel.SYSTEM)
    assert MeetingDraft.objects.count() == left


@pytest.mark.django_db
def test_nobody_heaps_up_drafts():
    many = read_calendar(calendar(*[event(UID=str(number)) for number in range(20)]))
    owner = person()
    for _again in range(2):
        drafts.keep(many, owner, at=timezone.now())
        assert MeetingDraft.objects.count() == 20
    other = read_calendar(calendar(*[event(UID=f"x{number}") for number in range(20)]))
    with pytest.raises(BadInvite):
        drafts.keep([*other, *other], owner, at=timezone.now())


def receive(monkeypatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    call_command("receive_invite", stdout=io.StringIO())


def verified(**fields) -> EmailAddress:
    return EmailAddress.objects.create(
        user=person(), email="officer@mfa.example", **{"verified": True, **fields}
    )


@pytest.mark.django_db
def test_a_mail_of_a_known_sender_becomes_his_draft_and_nothing_else(monkeypatch):
    address = verified()
    receive(monkeypatch, mail("Officer@MFA.example"))
    assert [draft.user for draft in MeetingDraft.objects.all()] == [address.user]
    assert Meeting.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("sender", ["stranger@rhein.example", ""])
def test_a_mail_of_an_unknown_sender_is_refused(monkeypatch, sender):
    verified()
    with pytest.raises(CommandError) as caught:
        receive(monkeypatch, mail(sender))
    assert (caught.value.returncode, MeetingDraft.objects.count()) == (77, 0)


@pytest.mark.django_db
def test_an_address_that_was_not_verified_is_unknown(monkeypatch):
    verified(verified=False)
    with pytest.raises(CommandError):
        receive(monkeypatch, mail())


@pytest.mark.django_db
def test_a_bad_mail_of_a_known_sender_is_refused(monkeypatch):
    verified()
    with pytest.raises(CommandError) as caught:
        receive(monkeypatch, b"From: officer@mfa.example\r\n\r\nHello")
    assert caught.value.returncode == 65
