"""`{% documents subject %}` and `{% conversation subject %}` on a card; `request` must be in the context."""

from typing import Any

from django import template
from django.template.loader import render_to_string

from ncip.casework.paper_cards import documents_card
from ncip.casework.talk_cards import conversation_card

register = template.Library()


@register.simple_tag(takes_context=True)
def documents(context: dict[str, Any], subject: Any) -> str:
    """The documents of a subject and the form for one more."""
    request = context["request"]
    return render_to_string("casework/documents.html", documents_card(request, subject), request)


@register.simple_tag(takes_context=True)
def conversation(context: dict[str, Any], subject: Any) -> str:
    """The newest messages about a subject and the form for one more."""
    request = context["request"]
    return render_to_string("casework/conversation.html", conversation_card(request, subject), request)
