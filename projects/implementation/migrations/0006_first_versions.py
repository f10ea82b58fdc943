"""Passports that were formed before versions were kept get their first one, as they stand now (D33)."""

from typing import Any

from django.db import migrations
from uuid6 import uuid7

from projects.implementation.versions import content_of


def keep_first_versions(apps: Any, schema_editor: Any) -> None:
    """One version for each formed passport, under the name of whoever formed it."""
    version = apps.get_model("projects_implementation", "PassportVersion")
    project_model = apps.get_model("projects_implementation", "Project")
    event = apps.get_model("ncip_journal", "Event")
    formed = project_model.objects.exclude(formed_on=None).filter(versions=None)
    related = formed.select_related("company", "oked", "region", "district", "contact", "responsible")
    for project in related.iterator(chunk_size=200):
        entry = event.objects.filter(
            subject_label="project", subject_id=project.public_id, action="form_passport"
        ).first()
        if entry is not None:
            version.objects.create(
                public_id=uuid7(),
                project=project,
                number=1,
                at=entry.at,
                author_id=entry.user_id,
                organisation_id=entry.organisation_id,
                content=content_of(project),
                event_id=entry.pk,
            )


class Migration(migrations.Migration):
    """Fills the table once."""

    dependencies = [("projects_implementation", "0005_passport_versions"), ("ncip_journal", "0001_initial")]
    operations = [migrations.RunPython(keep_first_versions, migrations.RunPython.noop, elidable=True)]
