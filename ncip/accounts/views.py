"""The person's own pages: profile, acting membership, and the people of the organisation he administers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ncip.accounts.acting import act_in
from ncip.accounts.forms import EndMembershipForm, InviteForm, ProfileForm
from ncip.accounts.invitations import send_invitation
from ncip.accounts.models import Membership
from ncip.accounts.people import end_membership, invite, may_manage, people_of
from ncip.accounts.requests import PortalRequest
from ncip.ui import preferences


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: PortalRequest) -> HttpResponse:
    """Language, look and telephone; password, sessions and memberships."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        messages.success(request, _("Your settings are saved."))
        response = redirect("profile")
        preferences.set_cookies(response, language=user.language, theme=user.theme)
        return response
    status = 422 if form.errors else 200
    return render(request, "accounts/profile.html", {"form": form}, status=status)


@login_required
@require_POST
def act(request: PortalRequest) -> HttpResponse:
    """The person acts in another of his current memberships from now on."""
    current = {str(membership.public_id): membership for membership in request.memberships}
    membership = current.get(request.POST.get("membership", ""))
    if membership is None:
        raise PermissionDenied(_("This membership is not yours or has ended."))
    act_in(membership, request.session)
    messages.success(
        request, _("You now act for: %(organisation)s") % {"organisation": membership.organisation.name}
    )
    return redirect(_safe_return(request))


def _safe_return(request: PortalRequest) -> str:
    back = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if back and allowed else "profile"


def _managed(request: PortalRequest) -> Membership:
    """The membership in which the person manages his organisation; anybody else is refused."""
    membership = request.membership
    if membership is None or not may_manage(membership, membership.organisation):
        raise PermissionDenied(_("Only the administrator of an organisation manages its people."))
    return membership


@login_required
@require_http_methods(["GET", "POST"])
def organisation_people(request: PortalRequest) -> HttpResponse:
    """The people of the organisation; its administrator invites further ones."""
    managing = _managed(request)
    organisation = managing.organisation
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _invited(request, managing, form):
        return redirect("organisation_people")
    context = {"organisation": organisation, "people": people_of(organisation, request.on), "form": form}
    return render(request, "accounts/people.html", context, status=422 if form.errors else 200)


def _invited(request: PortalRequest, by: Membership, form: InviteForm) -> bool:
    try:
        membership = invite(by.organisation, by=by, at=request.at, on=request.on, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    if not membership.user.has_usable_password():
        send_invitation(request, membership.user)
    messages.success(request, _("%(person)s is invited.") % {"person": membership.user})
    return True


@login_required
@require_http_methods(["GET", "POST"])
def end(request: PortalRequest, public_id: str) -> HttpResponse:
    """The administrator of the organisation sets the last day of a membership."""
    managing = _managed(request)
    membership = get_object_or_404(people_of(managing.organisation, request.on), public_id=public_id)
    form = EndMembershipForm(
        request.POST or None, starts_on=membership.starts_on, initial={"last_day": request.on}
    )
    if request.method == "POST" and form.is_valid():
        end_membership(membership, last_day=form.cleaned_data["last_day"], by=managing, at=request.at)
        messages.success(request, _("The last day is set."))
        return redirect("organisation_people")
    context = {"membership": membership, "form": form}
    return render(request, "accounts/end_membership.html", context, status=422 if form.errors else 200)
