"""Icons of the sprite `static/img/icons.svg`; hidden from screen readers unless given a label."""

import re
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

SPRITE = "img/icons.svg"
SYMBOL = re.compile(r'<symbol id="([\w-]+)"')


def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """Draw an icon; with `label` it is an image of that name, without it decorates the words beside."""
    return _drawn(name, str(label), css)


@lru_cache(maxsize=512)
def _drawn(name: str, label: str, css: str) -> SafeString:
    """Each icon is drawn once: a long table holds hundreds of the same."""
    css = f"i {css}" if css else "i"
    address = f"{static(SPRITE)}#{name}"
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}" width="20" height="20"><use href="{}"></use></svg>',
            css,
            label,
            address,
        )
    return format_html(
        '<svg class="{}" aria-hidden="true" width="20" height="20"><use href="{}"></use></svg>', css, address
    )


@cache
def names() -> tuple[str, ...]:
    """The icons that the sprite has."""
    return tuple(SYMBOL.findall((Path(settings.BASE_DIR) / "static" / SPRITE).read_text(encoding="utf-8")))
