"""`manage.py rating_delays --quarter 2026-3 [--verify]`: the delay rating of a quarter, and its check."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ncip.law.quarters import Quarter
from rating.delays.models import DelayRating
from rating.delays.periods import Period, code_of, last_finished, quarter_of, ratable
from rating.delays.standing import Standing, standing
from rating.delays.verification import verify


class Command(BaseCommand):
    """Print the rating of a quarter; with --verify check the published one."""

    help = "Print the delay rating of a quarter, or check that a published one follows from what was kept."

    def add_arguments(self, parser: CommandParser) -> None:
        """The quarter, and whether to check."""
        parser.add_argument("--quarter", help="such as 2026-3; the last finished one when it is left out")
        parser.add_argument(
            "--verify",
            action="store_true",
            help="compute a published rating again from its kept inputs and name every row that differs today",
        )

    def handle(self, *args: Any, quarter: str | None, verify: bool, **options: Any) -> None:
        """Print; exit with an error when a published rating does not follow from what was kept."""
        period = self._period(quarter)
        rating = DelayRating.objects.filter(code=period.code).first()
        if verify:
            self._verify(rating, period)
        else:
            self._print(standing(period, rating))

    def _period(self, code: str | None) -> Period:
        today = timezone.localdate()
        quarter: Quarter | None = quarter_of(code) if code else last_finished(today)
        if quarter is None or not ratable(quarter, today):
            raise CommandError(
                f"{code} is not a quarter that can be rated; write it as {code_of(Quarter.of(today))}."
            )
        return Period.of(quarter, today)

    def _print(self, found: Standing) -> None:
        state = found.rating.get_state_display() if found.rating else "preliminary"
        self.stdout.write(f"{found.period.code} as of {found.period.on}: {state}")
        for line in found.lines:
            self.stdout.write(
                f"{line.place or '—'!s:>3}  {line.points:>8}  {line.projects:>5} projects  {line.tasks:>5} late"
                f"  {line.region.iso}  {line.region.name}"
            )

    def _verify(self, rating: DelayRating | None, period: Period) -> None:
        if rating is None or not rating.is_published:
            raise CommandError(
                f"The rating {period.code} has not been published: there is nothing to verify."
            )
        verdict = verify(rating)
        if not verdict.holds:
            raise CommandError(
                f"The rating {period.code} does not follow from what was kept: published {rating.sha256}, "
                f"computed {verdict.sha256}."
            )
        self.stdout.write(self.style.SUCCESS(f"The rating {period.code} holds: SHA-256 {verdict.sha256}"))
        for one in verdict.differences:
            row = " ".join(part for part in (one.project, one.task) if part) or "rating"
            self.stdout.write(f"differs today: {row}: {one.field}: {one.before} -> {one.after}")
