"""`manage.py receive_invite < mail.eml`: a mail server hands over a forwarded invite; a draft is made, nothing else.

The sender is known by the From address when it is a verified address of an account. The mail server must have
checked that address (SPF, DKIM, DMARC) before; whoever forges it could only put a draft before that person.
"""

import sys
from email import policy
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any

from allauth.account.models import EmailAddress
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from projects.attraction import drafts
from projects.attraction.invites import MOST_MAIL_BYTES, BadInvite, read_mail

# What a mail server understands (sysexits.h): the data are bad, the sender may not.
EX_DATAERR, EX_NOPERM = 65, 77


class Command(BaseCommand):
    """Makes a draft of a meeting from a mail on the standard input."""

    help = "Make a draft of a meeting from a forwarded invite (the mail comes on the standard input)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the mail, find the sender's account, keep the draft."""
        data = sys.stdin.buffer.read(MOST_MAIL_BYTES + 1)
        user = sender_of(data)
        if user is None:
            raise CommandError(
                "The sender is no verified address of an active account.", returncode=EX_NOPERM
            )
        try:
            kept = drafts.keep(read_mail(data), user, at=timezone.now())
        except BadInvite as bad:
            raise CommandError(str(bad), returncode=EX_DATAERR) from bad
        self.stdout.write(f"{len(kept)} draft(s)")


def sender_of(data: bytes) -> Any:
    """The active account whose verified address the mail comes from, or None."""
    header = BytesParser(policy=policy.compat32).parsebytes(data, headersonly=True).get_all("From") or []
    if len(header) != 1:
        return None
    address = parseaddr(str(header[0]))[1]
    found = EmailAddress.objects.filter(email__iexact=address, verified=True, user__is_active=True)
    known = found.select_related("user").first() if address else None
    return known.user if known else None
