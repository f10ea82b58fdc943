"""The settings under which tests run: the portal's own, with the environment of a test.

pytest reads them before any conftest, so the environment is set here and nowhere else.
"""

import os
import re

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ["TLS"] = "false"
# The demonstration lifts the second factor; tests of the second factor switch it off again.
os.environ["DEMO"] = "true"
os.environ["DEBUG"] = "false"
os.environ["STATIC_MANIFEST"] = "false"
os.environ["EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"
# Lets the test runner empty the journal between tests; nothing else may (see ncip.journal.migrations.0002).
os.environ.setdefault("PGOPTIONS", "-c ncip.flush_allowed=on")

# Processes that test side by side empty their caches without harm to each other: a Redis database for each.
if worker := os.environ.get("PYTEST_XDIST_WORKER"):
    number = int(worker.removeprefix("gw")) + 1
    os.environ["CACHE_URL"] = re.sub(
        r"(?:\?db=\d+|/\d+)?$",
        f"?db={number}" if os.environ.get("REDIS_URL", "").startswith("unix:") else f"/{number}",
        os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0"),
        count=1,
    )

from ncip.settings import *  # noqa: F403

# Argon2 is slow on purpose; signing in a hundred times in a test run need not be.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
