"""Tables of issues and assignments on the cards of others: `{% load issues %}`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.casework import explain
from ncip.casework.actor import Actor
from ncip.casework.templatetags.casework import button
from ncip.ui.tables import Table
from projects.issues.tables import short_assignments_on, short_issues_on

register = template.Library()
DRAWN = "ui/data_table.html"


@register.simple_tag
def issue_table(issues: list[Any], on: date) -> str:
    """Issues with how long they are open and where they stand."""
    columns = short_issues_on(on, settings.ISSUE_TARGET_DAYS)
    return render_to_string(DRAWN, {"table": Table(_("Problem issues"), columns, issues, hide_caption=True)})


@register.simple_tag
def assignment_table(assignments: list[Any], on: date) -> str:
    """Assignments with who answers and how the day stands."""
    table = Table(_("Assignments"), short_assignments_on(on), assignments, hide_caption=True)
    return render_to_string(DRAWN, {"table": table})


@register.simple_tag(takes_context=True)
def item_actions(context: dict[str, Any], item: Any) -> SafeString:
    """What the reader may do now with an item of the agenda."""
    request = context["request"]
    found = explain.offered(item, Actor.of_request(request), at=request.at)
    shown = {"actions": [button(one) for one in found], "csrf_token": context.get("csrf_token")}
    return SafeString(render_to_string("casework/_actions.html", shown))
