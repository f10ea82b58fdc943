"""Charts for PDF: the sheet of a page does not reach into an SVG there, so the drawing carries its own style.

Only for documents made on the server: a browser's security policy refuses such a style.
"""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

SHEET = Path("static/css/ncip.css")
ROOT_BLOCK = re.compile(r"^:root \{(.*?)^\}", re.DOTALL | re.MULTILINE)
TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
# The halo around words is painted over them where paint-order is not known.
PLAIN_TEXT = ".chart text { stroke: none !important }"
USE = re.compile(r"var\(--([\w-]+)\)")
# Where the sheet of a page lets a drawing find its height, a PDF would draw nothing.
AUTO_HEIGHT = re.compile(r"(?<![\w-])height: auto;?")


def for_paper(svg: str) -> SafeString:
    """The same drawing with the light colours written into it."""
    return mark_safe(svg.replace(">", f"><style>{chart_style()}</style>", 1))


@cache
def chart_style() -> str:
    """The section «Charts» of the portal's sheet with every token replaced by its light value."""
    sheet = (Path(settings.BASE_DIR) / SHEET).read_text(encoding="utf-8")
    tokens = {name: value for block in ROOT_BLOCK.findall(sheet) for name, value in TOKEN.findall(block)}
    section = sheet.split("/* 15. Charts */")[1].split("/* 16.")[0].split("@media")[0]
    return AUTO_HEIGHT.sub("", USE.sub(lambda found: tokens[found[1]], section)) + PLAIN_TEXT
