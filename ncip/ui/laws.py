"""Links from anything on a page to the paragraph of the law behind it."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.law import rulebook
from ncip.ui.icons import icon

# «42», «42-1», «5(12)», «55(a)»: what can be printed in any language; longer references carry English words.
PLAIN_PARA = re.compile(r"[\d\-]+(\([\w\-]+\))*")


def rule_label(rule_id: str) -> str:
    """How a rule is called in a sentence: «para 42(2)», or its id where the reference is not a plain number."""
    para = rulebook.entry(rule_id).para
    return _("para %(number)s") % {"number": para} if PLAIN_PARA.fullmatch(para) else rule_id


def rule_link(rule_id: str, text: str = "") -> SafeString:
    """A link to the rule's own place on the pages of the law; raises UnknownRule for an id that does not exist."""
    return format_html(
        '<a class="rule" href="{}">{}{}</a>',
        rulebook.rule_path(rule_id),
        icon("scale"),
        text or rule_label(rule_id),
    )
