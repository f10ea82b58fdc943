"""The database itself refuses to change the journal."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION ncip_journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The one exemption: emptying a test database between tests, which says so in its connection.
    IF TG_OP = 'TRUNCATE' AND current_setting('ncip.flush_allowed', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'The journal is append-only: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER journal_rows_stay BEFORE UPDATE OR DELETE ON ncip_journal_event
    FOR EACH ROW EXECUTE FUNCTION ncip_journal_is_append_only();
CREATE TRIGGER journal_stays BEFORE TRUNCATE ON ncip_journal_event
    FOR EACH STATEMENT EXECUTE FUNCTION ncip_journal_is_append_only();
CREATE TRIGGER anchor_rows_stay BEFORE UPDATE OR DELETE ON ncip_journal_anchor
    FOR EACH ROW EXECUTE FUNCTION ncip_journal_is_append_only();
CREATE TRIGGER anchors_stay BEFORE TRUNCATE ON ncip_journal_anchor
    FOR EACH STATEMENT EXECUTE FUNCTION ncip_journal_is_append_only();
"""

BACKWARD = """
DROP TRIGGER journal_rows_stay ON ncip_journal_event;
DROP TRIGGER journal_stays ON ncip_journal_event;
DROP TRIGGER anchor_rows_stay ON ncip_journal_anchor;
DROP TRIGGER anchors_stay ON ncip_journal_anchor;
DROP FUNCTION ncip_journal_is_append_only();
"""


class Migration(migrations.Migration):
    """Triggers against UPDATE, DELETE and TRUNCATE."""

    dependencies = [("ncip_journal", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
