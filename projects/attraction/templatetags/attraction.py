"""`{% first_steps "meeting" %}` shows the way from a company card to an initiative above a form;
`{% kyc_notice company %}` warns when the KYC procedure does not speak for the company (D37)."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.casework.actor import Actor
from projects.attraction import permissions
from projects.attraction.kyc import standing_of
from projects.attraction.presentation import cards as presentation
from projects.attraction.presentation import kyc

register = template.Library()


@register.inclusion_tag("ui/timeline.html")
def first_steps(current: str) -> dict[str, Any]:
    """The four cards, those before `current` done."""
    keys = [key for key, _name in presentation.STEPS]
    return {"steps": presentation.first_steps(set(keys[: keys.index(current)]), current)}


@register.simple_tag(takes_context=True)
def kyc_notice(context: dict[str, Any], company: Any) -> str:
    """A notice above a form about a company whose KYC check is missing, unfinished, expired or failed."""
    found = kyc.warning(standing_of(company, context["request"].on))
    if found is None:
        return ""
    words = {"text": found["text"], "tone": found["tone"], "icon_name": found["icon"]}
    return render_to_string("ui/notice.html", words | {"rule_id": "ncip-40-3-kyc"})


@register.simple_tag(takes_context=True)
def visit_button(context: dict[str, Any], company: Any) -> SafeString:
    """The link that plans a visit of this company, for those who may plan one."""
    if not permissions.mission(Actor.of_request(context["request"]), None):
        return SafeString("")
    url = f"{reverse('create', args=['visit'])}?companies={company.public_id}"
    return format_html('<a class="btn" href="{}">{}</a>', url, _("Plan a visit"))
