"""Buttons of meetings: `{% meeting_button %}` leads to the quick entry, `{% agreement_button company "meeting" key %}`
to a new agreement reached there.
"""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.casework import explain
from ncip.casework.actor import Actor
from projects.attraction.meetings import recording
from projects.attraction.models import Agreement

register = template.Library()


@register.simple_tag(takes_context=True)
def meeting_button(context: dict[str, Any], primary: bool = True) -> str:
    """The way to the quick entry, for those who record meetings (ncip-39-b)."""
    if not recording().who(Actor.of_request(context["request"]), None):
        return ""
    return _button(_("Record a meeting"), reverse("meeting_new"), primary=primary)


@register.simple_tag(takes_context=True)
def further_meeting_button(context: dict[str, Any], initiative: Any) -> str:
    """The quick entry of a meeting within an initiative, for those who accompany the investor (ncip-43-a)."""
    request = context["request"]
    actor = Actor.of_request(request)
    joined = [one.name for one in explain.offered(initiative, actor, at=request.at)]
    if "add_meetings" not in joined or not recording().who(actor, None):
        return ""
    return _button(_("Record a meeting"), f"{reverse('meeting_new')}?initiative={initiative.public_id}")


@register.simple_tag(takes_context=True)
def agreement_button(context: dict[str, Any], company: Any, source: str, key: Any) -> str:
    """The form of a new agreement reached at a meeting or in a memorandum (ncip-5-12)."""
    request = context["request"]
    found = explain.explain_creation(Agreement, Actor.of_request(request), company, at=request.at)
    if found is None or not found.role_fits:
        return ""
    url = f"{reverse('create', args=['agreement'])}?parent={company.public_id}&{source}={key}"
    return _button(_("Add an agreement"), url)


def _button(label: str, url: str, *, primary: bool = False) -> SafeString:
    action = {"key": "", "label": label, "url": url, "allowed": True, "primary": primary}
    return render_to_string("ui/action_button.html", {"action": action})
