"""The OpenAPI description as a page to read: one section per resource, one entry per operation."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.utils.translation import override
from drf_spectacular.generators import SchemaGenerator

from ncip.api.routing import router

METHODS = ("get", "post", "patch", "put", "delete")


@dataclass(frozen=True)
class Call:
    """One operation of a resource: how it is called, what it does, what it takes."""

    method: str
    path: str
    text: str
    parameters: tuple[dict[str, Any], ...]


@dataclass
class Resource:
    """A resource with its operations."""

    name: str
    calls: list[Call] = field(default_factory=list)


@lru_cache(maxsize=4)
def resources(language: str) -> tuple[Resource, ...]:
    """The resources of the API in alphabetical order, with their texts in a language."""
    with override(language):
        schema = SchemaGenerator().get_schema(request=None, public=True)
    prefixes = {prefix for prefix, _viewset, _name in router().registry}
    found: dict[str, Resource] = {}
    for path, item in schema["paths"].items():
        name = _name(path.removeprefix("/api/v1/"), prefixes)
        resource = found.setdefault(name, Resource(name))
        resource.calls += [_call(method, path, item[method]) for method in METHODS if method in item]
    return tuple(found[name] for name in sorted(found) if name)


def _name(path: str, prefixes: set[str]) -> str:
    """The resource of a path: its prefix in the router, which may have two parts, else its first part."""
    parts = path.split("/")
    return next((prefix for prefix in ("/".join(parts[:2]), parts[0]) if prefix in prefixes), parts[0])


def _call(method: str, path: str, operation: dict[str, Any]) -> Call:
    parameters = tuple(
        {
            "name": one["name"],
            "place": one["in"],
            "type": one.get("schema", {}).get("type", ""),
            "text": one.get("description", ""),
            "required": one.get("required", False),
        }
        for one in operation.get("parameters", ())
    )
    return Call(method.upper(), path, operation.get("description", ""), parameters)
