"""The settings under which tests run: the portal's own, with the environment of a test.

pytest reads them before any conftest, so the environment is set here and nowhere else.
"""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ["TLS"] = "false"
# The demonstration lifts the second factor; tests of the second factor switch it off again.
os.environ["DEMO"] = "true"
os.environ["DEBUG"] = "false"
os.environ["STATIC_MANIFEST"] = "false"
os.environ["EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"
# Lets the test runner empty the journal between tests; nothing else may (see ncip.journal.migrations.0002).
os.environ.setdefault("PGOPTIONS", "-c ncip.flush_allowed=on")

from ncip.settings import *  # noqa: E402, F403

# Argon2 is slow on purpose; signing in a hundred times in a test run need not be.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
