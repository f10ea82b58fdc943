"""Companies that were met before know the day of their last meeting."""

from typing import Any

from django.db import migrations
from django.db.models import Max, OuterRef, Subquery


def tell_last_meetings(apps: Any, schema_editor: Any) -> None:
    """One statement for all companies."""
    meetings = apps.get_model("projects_attraction", "Meeting").objects
    last = meetings.filter(company=OuterRef("pk")).order_by().values("company").annotate(last=Max("held_on"))
    apps.get_model("projects_attraction", "Company").objects.update(last_met=Subquery(last.values("last")))


class Migration(migrations.Migration):
    dependencies = [("projects_attraction", "0012_potential_investors_and_last_contact")]

    operations = [migrations.RunPython(tell_last_meetings, migrations.RunPython.noop)]
