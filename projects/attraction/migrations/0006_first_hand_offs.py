"""Initiatives passed on before receipts were kept get theirs from the journal."""

from django.db import migrations


def write_receipts(apps, schema_editor):
    """One hand-off for each initiative on its way: when it was passed on and when its official was named."""
    initiative_model = apps.get_model("projects_attraction", "Initiative")
    hand_off = apps.get_model("projects_attraction", "HandOff")
    event = apps.get_model("ncip_journal", "Event")
    rows = initiative_model.objects.filter(leb__isnull=False, hand_offs=None)
    for initiative in rows.iterator():
        about = event.objects.filter(subject_label="initiative", subject_id=initiative.public_id)
        sent = about.filter(action="pass_on").order_by("at").first()
        named = about.filter(action="assign").order_by("at").first() if initiative.official_id else None
        hand_off.objects.create(
            initiative=initiative,
            number=1,
            leb_id=initiative.leb_id,
            sent_from_id=initiative.sender_id,
            sent_at=sent.at if sent else initiative.changed_at,
            sent_by_id=sent.user_id if sent else None,
            accepted_at=named.at if named else None,
            accepted_by_id=named.user_id if named else None,
            named_at=named.at if named else None,
            named_by_id=named.user_id if named else None,
            official_id=initiative.official_id if named else None,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("projects_attraction", "0005_initiative_way"),
        ("ncip_journal", "0001_initial"),
    ]

    operations = [migrations.RunPython(write_receipts, migrations.RunPython.noop)]
