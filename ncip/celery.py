"""The Celery application. Legal terms never live here: beat only wakes the tick (see ncip.casework.deadlines)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ncip.settings")

app = Celery("ncip")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(related_name="jobs")
