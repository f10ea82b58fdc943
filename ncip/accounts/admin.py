"""Back office of people: accounts are created and closed here, never deleted."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ncip.accounts.invitations import send_invitation
from ncip.accounts.models import CalendarKey, Membership, User
from ncip.journal.admin import JournaledAdmin, ReadOnlyAdmin

# Sign-in of the back office is the portal's own, with its limits and its second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = _("Back office of the portal")
admin.site.site_title = _("Back office")
admin.site.unregister([Group, Authenticator, UserSession])


class NoDeletion:
    """Rows that others refer to are never deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


class UserForm(forms.ModelForm):
    """An account; a new one has no password, its person chooses one by the invitation."""

    class Meta:
        model = User
        fields = [
            "email",
            "family_name",
            "given_name",
            "patronymic",
            "position",
            "phone",
            "iin",
            "iin_verified",
            "is_active",
            "is_staff",
            "is_superuser",
            "language",
            "theme",
        ]

    def clean_email(self) -> str:
        """The e-mail is kept in lower case."""
        email: str = self.cleaned_data["email"].strip().casefold()
        return email

    def clean_iin(self) -> str | None:
        """An empty IIN is none."""
        return self.cleaned_data["iin"] or None


class MembershipInline(NoDeletion, admin.TabularInline):
    """Memberships of a person."""

    model = Membership
    extra = 0
    autocomplete_fields = ["organisation"]
    fields = ["organisation", "role", "position", "starts_on", "ends_on"]


@admin.register(User)
class UserAdmin(NoDeletion, JournaledAdmin):
    """People."""

    form = UserForm
    inlines = [MembershipInline]
    list_display = ["email", "family_name", "given_name", "position", "is_staff", "is_active", "last_login"]
    list_filter = ["is_active", "is_staff", "language"]
    search_fields = ["email", "family_name", "given_name", "patronymic"]
    readonly_fields = ["public_id", "last_login"]
    actions = ["send_invitations"]
    fieldsets = [
        (None, {"fields": ["email", "family_name", "given_name", "patronymic", "position", "phone"]}),
        (_("Identity"), {"fields": ["iin", "iin_verified", "public_id"]}),
        (_("Access"), {"fields": ["is_active", "is_staff", "is_superuser", "last_login"]}),
        (_("Preferences"), {"fields": ["language", "theme"]}),
    ]

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """A new account waits for its person to choose a password."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    @admin.action(description=_("Send an invitation to choose a password"))
    def send_invitations(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Sends the letter to each chosen person who may sign in."""
        people = list(queryset.filter(is_active=True))
        for user in people:
            send_invitation(request, user)
        sent = ngettext("%(n)s invitation is sent.", "%(n)s invitations are sent.", len(people))
        messages.success(request, sent % {"n": len(people)})


@admin.register(Membership)
class MembershipAdmin(NoDeletion, JournaledAdmin):
    """Memberships of all organisations."""

    list_display = ["user", "organisation", "role", "starts_on", "ends_on"]
    list_filter = ["role"]
    list_select_related = ["user", "organisation"]
    search_fields = ["user__email", "user__family_name", "organisation__search"]
    autocomplete_fields = ["user", "organisation"]


class MadeByThePerson(admin.ModelAdmin):
    """Rows that only the person himself makes: the back office looks at them or ends them."""

    list_select_related = ["user"]
    search_fields = ["user__email", "user__family_name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


@admin.register(UserSession)
class UserSessionAdmin(MadeByThePerson):
    """Where people are signed in; deleting a row signs that browser out."""

    list_display = ["user", "created_at", "last_seen_at", "ip", "user_agent"]
    exclude = ["session_key", "data"]

    def delete_model(self, request: HttpRequest, obj: UserSession) -> None:
        """Signs the browser out."""
        obj.end()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[UserSession]) -> None:
        """Signs the browsers out."""
        for session in queryset:
            session.end()


@admin.register(Authenticator)
class AuthenticatorAdmin(MadeByThePerson):
    """Second factors, their secrets hidden; deleting a row helps a person who lost his."""

    list_display = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type"]
    exclude = ["data"]


@admin.register(CalendarKey)
class CalendarKeyAdmin(ReadOnlyAdmin):
    """Addresses of calendars: who has one, since when; the person himself makes and revokes it."""

    list_display = ("user", "made_at", "revoked_at")
    exclude = ("secret_hash",)
