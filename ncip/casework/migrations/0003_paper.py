"""Documents and messages name their journal entry, and the database itself keeps them (ncip-64-a)."""

import django.db.models.deletion
from django.db import migrations, models

KEPT = ("ncip_casework_document", "ncip_casework_blob", "ncip_casework_message")

FUNCTION = """
CREATE FUNCTION casework_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are kept for good (ncip-64-a)', TG_TABLE_NAME;
END $$
"""


def triggers(verb: str) -> list[str]:
    """The statements that make, or take away, the trigger of each kept table."""
    if verb == "drop":
        return [f"DROP TRIGGER kept ON {table}" for table in KEPT]
    return [
        f"CREATE TRIGGER kept BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION casework_keeps()"
        for table in KEPT
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("ncip_casework", "0002_initial"),
        ("ncip_journal", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="message", name="one_message_per_form"),
        migrations.RemoveField(model_name="message", name="token"),
        migrations.AddField(
            model_name="document",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ncip_journal.event",
                verbose_name="journal entry",
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="event",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ncip_journal.event",
                verbose_name="journal entry",
            ),
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION casework_keeps()"),
        migrations.RunSQL(triggers("create"), triggers("drop")),
    ]
