"""The movements between the pools that happened before they were kept, from the journal (D46)."""

from typing import Any

from django.db import migrations
from uuid6 import uuid7

from ncip.law.terms import local_date

MOVING = ("classify", "move_to_national", "exclude", "leave_pool")


def keep_movements(apps: Any, schema_editor: Any) -> None:
    """A movement for each entry of the journal in which the pool of a project changed."""
    movement = apps.get_model("projects_implementation", "PoolMovement")
    project_model = apps.get_model("projects_implementation", "Project")
    contract = apps.get_model("projects_implementation", "InvestmentContract")
    event = apps.get_model("ncip_journal", "Event")
    projects = {one.public_id: one for one in project_model.objects.exclude(formed_on=None).iterator()}
    entries = event.objects.filter(subject_label="project", action__in=MOVING).order_by("number")
    for entry in entries.iterator():
        project = projects.get(entry.subject_id)
        if project is None or "pool" not in entry.after:
            continue
        on, entered = local_date(entry.at), entry.after["pool"] or ""
        signed = contract.objects.filter(project=project, signed_on__lte=on, ends_on__gte=on).exists()
        came = "contract" if entered == "national" and signed else "cost"
        movement.objects.create(
            public_id=uuid7(),
            project=project,
            left=entry.before.get("pool") or "",
            entered=entered,
            on=on,
            why=came if entered else entry.after.get("left_pool_why") or "decision",
            explanation=entry.params.get("reason", "") if not entered else "",
            event_id=entry.pk,
        )


class Migration(migrations.Migration):
    """Fills the table once."""

    dependencies = [
        ("projects_implementation", "0008_pool_movements_and_updates"),
        ("ncip_journal", "0001_initial"),
    ]
    operations = [migrations.RunPython(keep_movements, migrations.RunPython.noop, elidable=True)]
