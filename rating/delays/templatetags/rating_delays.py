"""Words of the rating for templates: `{% load rating_delays %}`."""

from django import template

from rating.delays.presentation import points_text

register = template.Library()
register.filter("points", points_text)
