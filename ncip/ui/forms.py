"""How forms are drawn: label, hint, error above the input, optional fields marked in words."""

from functools import cached_property
from pathlib import Path
from typing import Any

import django.forms
from django.conf import settings
from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """The form renderer of the whole portal (setting FORM_RENDERER); templates in `templates/ui/forms/`."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    @cached_property
    def engine(self) -> Any:
        return self.backend(
            {
                "APP_DIRS": True,
                "DIRS": [
                    Path(settings.BASE_DIR) / "templates",
                    Path(django.forms.__file__).parent / "templates",
                ],
                "NAME": "ncip_forms",
                "OPTIONS": {"builtins": ["django.templatetags.i18n", "ncip.ui.templatetags.ui"]},
            }
        )
