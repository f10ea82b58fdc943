"""`{% documents subject %}` and `{% conversation subject %}` on a card; they need `request`."""

from typing import Any

from django import template

from ncip.casework.paper_cards import conversation_card, documents_card

register = template.Library()


@register.inclusion_tag("casework/documents.html", takes_context=True)
def documents(context: dict[str, Any], subject: Any) -> dict[str, Any]:
    """The documents of a subject and the form for one more."""
    return documents_card(context["request"], subject)


@register.inclusion_tag("casework/conversation.html", takes_context=True)
def conversation(context: dict[str, Any], subject: Any) -> dict[str, Any]:
    """The newest messages about a subject and the form for one more."""
    return conversation_card(context["request"], subject)
