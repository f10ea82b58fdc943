"""Choices of Module 3, with the words people see."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """What fixes the last day of post-investment support (ncip-61-a, ncip-61-b)."""

    CONTRACT = "contract", _("Term of the investment contract")
    THREE_YEARS = "three_years", _("Three years from the transition to Module 3")
