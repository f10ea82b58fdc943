"""Marks the words that were searched for: `{% load lawbook %}{{ text|found:stems }}`."""

import re
from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def found(text: str, stems: Sequence[str]) -> SafeString | str:
    """The text with every word that begins with one of the stems marked."""
    if not stems:
        return text
    pattern = "|".join(re.escape(stem) for stem in stems)
    pieces = re.split(rf"(?i)(?<![\w-])((?:{pattern})[\w-]*)", text)
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", piece) if place % 2 else piece,)
            for place, piece in enumerate(pieces)
        ),
    )
