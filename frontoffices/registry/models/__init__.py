"""Organisations."""

from frontoffices.registry.models.organisation import Organisation

__all__ = ["Organisation"]
