"""How an e-mail of the outbox is sent: once, in its reader's language, tried again or given up with a reason.

The row is locked while its letter is handed over, and locked rows are skipped: any number of workers may run.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from ncip.casework.models import Notice

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
MAX_ATTEMPTS = 20  # about three days
ERROR_LENGTH = 300
PERMANENT = range(500, 600)

logger = logging.getLogger(__name__)


def deliver(*, at: datetime, limit: int = 1000) -> int:
    """Send the e-mails that are due, one transaction each; returns how many were handed over.

    Stops when the mail server cannot be reached: the rest keeps its turn for the next pass.
    """
    connection = get_connection()
    sent = 0
    try:
        for _number in range(limit):
            outcome = _deliver_next(connection, at)
            if outcome is None:
                break
            sent += outcome
    finally:
        connection.close()
    return sent


def _deliver_next(connection: BaseEmailBackend, at: datetime) -> bool | None:
    """True when a letter was handed over, False when it was refused, None when nothing can be done now."""
    with transaction.atomic():
        notice = (
            Notice.objects.due(at)
            .select_for_update(skip_locked=True, of=("self",))
            .select_related("user")
            .order_by("next_try_at", "id")
            .first()
        )
        if notice is None:
            return None
        notice.attempts += 1
        reachable = _hand_over(notice, connection, at)
        notice.save(update_fields=["attempts", "delivered_at", "next_try_at", "error"])
        return notice.delivered_at is not None if reachable else None


def _hand_over(notice: Notice, connection: BaseEmailBackend, at: datetime) -> bool:
    """Send one letter and note the outcome on `notice`; False when the mail server cannot be reached."""
    try:
        _letter(notice, connection).send()
    except SMTPRecipientsRefused as error:
        code, reply = next(iter(error.recipients.values()))
        _refused(notice, at, int(code), reply)
    except SMTPResponseException as error:
        _refused(notice, at, error.smtp_code, error.smtp_error)
    except ValueError as error:
        # The address or the headers cannot be written as a letter: no later attempt will differ.
        _give_up(notice, str(error))
    except (SMTPException, OSError) as error:
        _postpone(notice, at, str(error))
        return False
    else:
        notice.delivered_at, notice.next_try_at, notice.error = at, None, ""
    return True


def _refused(notice: Notice, at: datetime, code: int, reply: bytes | str) -> None:
    words = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
    if code in PERMANENT:
        _give_up(notice, f"{code} {words}")
    else:
        _postpone(notice, at, f"{code} {words}")


def _postpone(notice: Notice, at: datetime, error: str) -> None:
    if notice.attempts >= MAX_ATTEMPTS:
        _give_up(notice, error)
        return
    pause = min(FIRST_PAUSE * 2 ** (notice.attempts - 1), LONGEST_PAUSE)
    notice.next_try_at, notice.error = at + pause, error[:ERROR_LENGTH]


def _give_up(notice: Notice, error: str) -> None:
    logger.warning("notice %s was given up: %s", notice.public_id, error)
    notice.next_try_at, notice.error = None, error[:ERROR_LENGTH]


def _letter(notice: Notice, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    context = {
        "notice": notice,
        "link": f"{settings.PORTAL_URL.rstrip('/')}{notice.url}" if notice.url else "",
    }
    with override(notice.language):
        letter = EmailMultiAlternatives(
            subject=_("NCIP: %(title)s") % {"title": " ".join(notice.title.split())},
            body=render_to_string("casework/notice_mail.txt", context),
            to=[notice.user.email],
            headers={"Auto-Submitted": "auto-generated", "Content-Language": notice.language},
            connection=connection,
        )
        letter.attach_alternative(render_to_string("casework/notice_mail.html", context), "text/html")
    return letter
