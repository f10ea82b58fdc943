"""Official names in three languages: Kazakh and Russian are those of the acts, English is a translation.

A missing name falls back to another language, and the page then says in which one (`name_lang`).
"""

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FALLBACKS = {"kk": ("kk", "ru", "en"), "ru": ("ru", "kk", "en"), "en": ("en", "ru", "kk")}


def spoken(language: str | None = None) -> str:
    """The language to show: the one given or the active one, reduced to kk, ru or en."""
    code = (language or get_language() or "ru")[:2]
    return code if code in FALLBACKS else "ru"


def name_with_language(holder: Any, stem: str = "name", language: str | None = None) -> tuple[str, str]:
    """The name of `holder` in the language asked for, else in the next one that has it, with its language."""
    wanted = spoken(language)
    for code in FALLBACKS[wanted]:
        text = getattr(holder, f"{stem}_{code}")
        if text:
            return text, code
    return "", wanted


class ThreeNames(models.Model):
    """Something with an official name in Kazakh, Russian and English."""

    name_kk = models.CharField(_("name in Kazakh"), max_length=400, blank=True)
    name_ru = models.CharField(_("name in Russian"), max_length=400, blank=True)
    name_en = models.CharField(_("name in English"), max_length=400, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language, else in the next one that has it."""
        return name_with_language(self)[0]

    @property
    def name_lang(self) -> str:
        """The language in which `name` is written, for the `lang` attribute."""
        return name_with_language(self)[1]
