"""Choices of the delay rating."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RatingState(models.TextChoices):
    """A rating is calculated when its quarter is over, and then published."""

    DRAFT = "draft", _("Calculated, not published")
    PUBLISHED = "published", _("Published")
