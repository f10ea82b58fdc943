"""`{% first_steps "meeting" %}` shows the way from a company card to an initiative above a form."""

from typing import Any

from django import template

from projects.attraction.presentation import cards as presentation

register = template.Library()


@register.inclusion_tag("ui/timeline.html")
def first_steps(current: str) -> dict[str, Any]:
    """The four cards, those before `current` done."""
    keys = [key for key, _name in presentation.STEPS]
    return {"steps": presentation.first_steps(set(keys[: keys.index(current)]), current)}
