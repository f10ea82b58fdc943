"""`manage.py build_demo`: fill an empty portal with the demonstration."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation

from ncip.accounts.models import User
from ncip.dashboards.demo.build import build
from ncip.dashboards.demo.cast import ACCOUNTS, DOMAIN, PASSWORD


class Command(BaseCommand):
    """Build the demonstration once, all or nothing."""

    help = (
        "Fill an empty portal with the demonstration (real organisations, announced projects, made-up steps)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse where people already work: the demonstration has known passwords."""
        if not settings.DEMO:
            raise CommandError(
                "The demonstration is only built where DEMO=true: its passwords are known to everybody."
            )
        if User.objects.exists():
            self.stdout.write(
                "The portal already has people; the demonstration is built only into an empty one."
            )
            return
        with transaction.atomic(), translation.override("ru"):
            number = build(now=timezone.now(), progress=self.progress)
        self.stdout.write(self.style.SUCCESS(f"The demonstration is built: {number} projects."))
        accounts = ", ".join(["admin", *(account for account, *_rest in ACCOUNTS), "investor"])
        self.stdout.write(f"Accounts: {accounts} @{DOMAIN}, password {PASSWORD}")

    def progress(self, done: int, waiting: int) -> None:
        """A line every hundred steps."""
        if done % 100 == 0:
            self.stdout.write(f"  {done} steps performed, {waiting} projects still on their way")
            self.stdout.flush()
