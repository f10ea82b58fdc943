"""People who sign in."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from ncip.accounts.enums import Language, Theme
from ncip.reference.identifiers import validate_iin

if TYPE_CHECKING:
    from ncip.accounts.models.membership import Membership


class UserManager(BaseUserManager["User"]):
    """Creates people; the e-mail is kept casefolded."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person who signs in by e-mail; without a password he asks for one by e-mail."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        user = self.model(email=email.strip().casefold(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An administrator of the portal."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person of an e-mail address, whatever its case."""
        return self.get(email=(username or "").strip().casefold())


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account; what he may do follows from his memberships in organisations (24)."""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    family_name = models.CharField(_("family name"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    iin = models.CharField(
        _("IIN"), max_length=12, unique=True, null=True, blank=True, validators=[validate_iin]
    )
    iin_verified = models.BooleanField(_("IIN verified"), default=False)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    position = models.CharField(_("position"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.RU)
    theme = models.CharField(_("look"), max_length=5, choices=Theme.choices, default=Theme.AUTO)
    is_staff = models.BooleanField(_("may open the back office"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["family_name", "given_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["family_name", "given_name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(iin=None) | models.Q(iin__regex=r"^\d{12}$"), name="iin_has_12_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(iin__isnull=False) | models.Q(iin_verified=False),
                name="only_an_iin_is_verified",
            ),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="email_is_lower_case"),
        ]

    def __str__(self) -> str:
        return self.short_name or self.email

    def clean(self) -> None:
        """Keeps the e-mail casefolded and an empty IIN as none."""
        super().clean()
        self.email = self.email.strip().casefold()
        self.iin = self.iin or None

    @property
    def full_name(self) -> str:
        """Family name, given name and patronymic."""
        return " ".join(part for part in (self.family_name, self.given_name, self.patronymic) if part)

    @property
    def short_name(self) -> str:
        """Family name and initials: «Ахметова Д. С.»."""
        initials = [f"{part[0]}." for part in (self.given_name, self.patronymic) if part]
        return " ".join([self.family_name, *initials]).strip()

    @property
    def initials(self) -> str:
        """Two letters for the avatar."""
        return (self.given_name[:1] + self.family_name[:1]).upper() or self.email[:1].upper()

    def get_full_name(self) -> str:
        """The full name, as Django asks for it."""
        return self.full_name

    def get_short_name(self) -> str:
        """The short name, as Django asks for it."""
        return self.short_name

    def current_memberships(self, on: date) -> "models.QuerySet[Membership]":
        """The memberships that hold on a day, the oldest first, with their organisations."""
        return self.memberships.current(on).select_related("organisation").order_by("starts_on", "id")
