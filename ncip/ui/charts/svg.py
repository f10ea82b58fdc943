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
    body: str,
    size: tuple[Figure, Figure],
    *,
    css: str,
    title: str,
    description: str = "",
    links: bool = False,
    top: Figure = 0,
) -> SafeString:
    """The `<svg>` element around a drawing of `size`; `title` names it, `description` says what it shows.

    A drawing that holds `links` is a group, so that they stay reachable; any other is one image. `top` is the
    first height shown, for a drawing that is cut into several.
    """
    described = format_html("<desc>{}</desc>", description) if description else ""
    return format_html(
        '<svg class="chart {}" viewBox="0 {} {} {}" role="{}" aria-label="{}" '
        'xmlns="http://www.w3.org/2000/svg">{}{}</svg>',
        css,
        n(top),
        n(size[0]),
        n(size[1]),
        "group" if links else "img",
        title,
        described,
        mark_safe(body),
    )


def text_width(text: str, size: Figure) -> float:
    """About how wide `text` is when set in Inter at `size`; enough for a pill around it."""
    return len(text) * float(size) * 0.56
