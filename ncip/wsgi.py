"""The WSGI entry of gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from ncip import celery  # noqa: F401  (the default application of shared tasks)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ncip.settings")

application = get_wsgi_application()
