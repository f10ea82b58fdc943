"""The database itself refuses to change a published rating, what it rests on, and its result."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION rating_delays_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The one exemption: emptying a test database between tests, which says so in its connection.
    IF TG_OP = 'TRUNCATE' AND current_setting('ncip.flush_allowed', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'A published rating stays as it is: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER published_rating_stays BEFORE UPDATE OR DELETE ON rating_delays_delayrating
    FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION rating_delays_published_stays();
CREATE TRIGGER kept_inputs_stay BEFORE UPDATE OR DELETE ON rating_delays_keptinputs
    FOR EACH ROW EXECUTE FUNCTION rating_delays_published_stays();
CREATE TRIGGER region_places_stay BEFORE UPDATE OR DELETE ON rating_delays_regionplace
    FOR EACH ROW EXECUTE FUNCTION rating_delays_published_stays();
CREATE TRIGGER ratings_stay BEFORE TRUNCATE ON rating_delays_delayrating
    FOR EACH STATEMENT EXECUTE FUNCTION rating_delays_published_stays();
CREATE TRIGGER all_kept_inputs_stay BEFORE TRUNCATE ON rating_delays_keptinputs
    FOR EACH STATEMENT EXECUTE FUNCTION rating_delays_published_stays();
CREATE TRIGGER all_region_places_stay BEFORE TRUNCATE ON rating_delays_regionplace
    FOR EACH STATEMENT EXECUTE FUNCTION rating_delays_published_stays();
"""

BACKWARD = """
DROP TRIGGER published_rating_stays ON rating_delays_delayrating;
DROP TRIGGER kept_inputs_stay ON rating_delays_keptinputs;
DROP TRIGGER region_places_stay ON rating_delays_regionplace;
DROP TRIGGER ratings_stay ON rating_delays_delayrating;
DROP TRIGGER all_kept_inputs_stay ON rating_delays_keptinputs;
DROP TRIGGER all_region_places_stay ON rating_delays_regionplace;
DROP FUNCTION rating_delays_published_stays();
"""


class Migration(migrations.Migration):
    """Triggers against UPDATE, DELETE and TRUNCATE."""

    dependencies = [("rating_delays", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
