"""Background work of casework: the tick of the deadlines and the delivery of notices."""

from celery import shared_task
from django.utils import timezone

from ncip.casework import mail
from ncip.casework.tick import tick


@shared_task
def run_tick() -> int:
    """One pass over everything that is due; beat asks for it each minute."""
    return tick(timezone.now())


@shared_task
def deliver_notices() -> int:
    """Send the e-mails that wait; asked for when the transaction that wrote them has committed."""
    return mail.deliver(at=timezone.now())


@shared_task
def sweep_notices() -> int:
    """Send what nobody was woken for, or what is to be tried again; beat asks for it every two minutes."""
    return mail.deliver(at=timezone.now())
