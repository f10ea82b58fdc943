"""Links from anything on a page to the paragraph of the law behind it."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.law import rulebook
from ncip.ui.icons import icon

# «42», «42-1», «5(12)» at the beginning of a reference: what can be printed in any language. What follows it
# («part 2», «indent 1») is English, and the link leads to the exact words anyway.
PARA = re.compile(r"[\d\-]+(\(\w+\))*")
ANNEX = re.compile(r"Annex (\d+)")


def rule_label(rule_id: str) -> str:
    """How a rule is called in a sentence: «para 42(2)», «Annex 1», or its id where it has no number."""
    para = rulebook.entry(rule_id).para
    if found := PARA.match(para):
        return _("para %(number)s") % {"number": found[0]}
    if found := ANNEX.match(para):
        return _("Annex %(number)s") % {"number": found[1]}
    return rule_id


def rule_link(rule_id: str, text: str = "") -> SafeString:
    """A link to the rule's own place on the pages of the law; raises UnknownRule for an unknown id."""
    return format_html(
        '<a class="rule" href="{}">{}{}</a>',
        rulebook.rule_path(rule_id),
        icon("scale"),
        text or rule_label(rule_id),
    )
