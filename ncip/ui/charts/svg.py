"""Small pieces that all charts share: numbers for attributes, the frame with its title."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

Figure = int | float | Decimal


def n(value: Figure) -> SafeString:
    """A coordinate: at most two decimals, a point, never localised."""
    text = f"{float(value):.2f}".rstrip("0").rstrip(".")
    return mark_safe("0" if text in ("", "-0") else text)


def joined(parts: Iterable[str]) -> SafeString:
    """Pieces that are already escaped, one after another."""
    return mark_safe("".join(parts))


def frame(
    body: str, width: Figure, height: Figure, css: str, title: str, description: str = ""
) -> SafeString:
    """The `<svg>` element around a drawing; `title` names it, `description` says in words what it shows."""
    described = format_html("<desc>{}</desc>", description) if description else ""
    return format_html(
        '<svg class="chart {}" viewBox="0 0 {} {}" role="img" aria-label="{}" xmlns="http://www.w3.org/2000/svg">'
        "<title>{}</title>{}{}</svg>",
        css,
        n(width),
        n(height),
        title,
        title,
        described,
        mark_safe(body),
    )
