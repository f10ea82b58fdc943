"""The one file of each message becomes the first of its files; whoever wrote so far follows his conversations."""

from django.db import migrations

KEEP_FILES = """
INSERT INTO ncip_casework_message_documents (message_id, document_id)
SELECT id, document_id FROM ncip_casework_message WHERE document_id IS NOT NULL
"""
FOLLOW = """
INSERT INTO ncip_casework_reading (user_id, subject_label, subject_id, read_to, at)
SELECT author_id, subject_label, subject_id, max(id), max(at) FROM ncip_casework_message
GROUP BY author_id, subject_label, subject_id
"""
KEPT = ("ncip_casework_message_documents", "ncip_casework_message_mentioned")


class Migration(migrations.Migration):
    dependencies = [("ncip_casework", "0005_conversation")]

    operations = [
        migrations.RunSQL(KEEP_FILES, migrations.RunSQL.noop),
        migrations.RunSQL(FOLLOW, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveField(model_name="message", name="document"),
        migrations.RunSQL(
            [
                f"CREATE TRIGGER kept BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION casework_keeps()"
                for table in KEPT
            ],
            [f"DROP TRIGGER kept ON {table}" for table in KEPT],
        ),
    ]
