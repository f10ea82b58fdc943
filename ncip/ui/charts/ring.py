"""A ring that shows one share, with the figure in its middle."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ncip.ui.charts.svg import Figure, frame, n
from ncip.ui.numbers import number

RADIUS = 15.915  # a circumference of 100, so that a dash is a per cent


def ring(value: Figure, label: str, tone: str = "brand", text: str = "", maximum: Figure = 100) -> SafeString:
    """Draw a ring filled by `value` of `maximum`; inside stands `text` or the value, `label` names it."""
    share = max(0.0, min(100.0, float(value) * 100 / float(maximum))) if maximum else 0.0
    shown = text or number(value)
    body = format_html(
        '<circle class="ring-track" cx="20" cy="20" r="{r}"/>'
        '<circle class="ring-fill ring-{tone}" cx="20" cy="20" r="{r}" pathLength="100" '
        'stroke-dasharray="{share} 100" transform="rotate(-90 20 20)"/>'
        '<text class="ring-text" x="20" y="20" dy=".35em" text-anchor="middle">{text}</text>',
        r=n(RADIUS),
        tone=tone,
        share=n(share),
        text=shown,
    )
    return frame(body, (40, 40), css="ring", title=f"{label}: {shown}")
