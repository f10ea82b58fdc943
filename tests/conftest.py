"""What every test may use. The environment is set before Django reads its settings."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("TLS", "false")
os.environ.setdefault("EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
# Lets the test runner empty the journal between tests; nothing else may (see ncip.journal.migrations.0002).
os.environ.setdefault("PGOPTIONS", "-c ncip.flush_allowed=on")
