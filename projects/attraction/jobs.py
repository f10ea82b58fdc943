"""Background work of Module 1: long tables."""

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from projects.attraction import importing
from projects.attraction.enums import ImportState
from projects.attraction.models import SheetImport


@shared_task
def run_import(number: int) -> None:
    """Try or take a table; a second delivery of the same task finds nothing to do."""
    with transaction.atomic():
        rows = SheetImport.objects.select_for_update(of=("self",), skip_locked=True)
        found = rows.select_related("user", "membership__organisation").filter(pk=number).first()
        if found is not None and found.state == ImportState.WAITING:
            importing.check(found, at=timezone.now())
        elif found is not None and found.state == ImportState.TAKING:
            importing.take(found, at=timezone.now())
