"""Background work of the journal."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from ncip.journal import chain


@shared_task
def anchor() -> None:
    """Publish the anchor of yesterday once the day is over; a repeated call changes nothing."""
    now = timezone.now()
    chain.publish_anchor(day=timezone.localdate(now) - timedelta(days=1), at=now)
