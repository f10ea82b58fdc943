"""Every app says its resources in `routes` of its api.py; here they become one REST API."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from rest_framework.routers import DefaultRouter

OURS = ("ncip.", "projects.", "regions.", "frontoffices.", "rating.")


def router() -> DefaultRouter:
    """The router of all resources; two apps with the same resource are a mistake that stops the start."""
    found = DefaultRouter()
    found.include_format_suffixes = False
    names: set[str] = set()
    for prefix, viewset in _routes():
        if prefix in names:
            message = f"Two apps publish the resource {prefix}."
            raise ImproperlyConfigured(message)
        names.add(prefix)
        found.register(prefix, viewset, basename=f"api-{prefix}")
    return found


def _routes() -> Iterator[tuple[str, Any]]:
    for config in apps.get_app_configs():
        name = f"{config.name}.api"
        if config.name.startswith(OURS) and find_spec(name) is not None:
            yield from getattr(import_module(name), "routes", ())
