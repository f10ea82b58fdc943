"""Errors of the API as application/problem+json, in the language that was asked for."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

CODES = {
    400: "bad_parameters",
    401: "not_authenticated",
    403: "wrong_role",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    415: "unsupported_media_type",
    429: "too_many_requests",
}


def problem(
    status: int, code: str, title: str, detail: str = "", reasons: list[dict[str, Any]] | None = None
) -> Response:
    """A problem answer: its type names the code, `reasons` holds every reason with field and rule."""
    body = {
        "type": f"urn:ncip:problem:{code}",
        "title": title,
        "status": status,
        "code": code,
        "detail": detail or title,
        "reasons": reasons or [],
    }
    return Response(body, status=status, content_type="application/problem+json")


def problem_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn every refusal and every error of the framework into a problem; None for a defect of ours."""
    refused: Any = error if hasattr(error, "reasons") and hasattr(error, "status") else None
    if refused is not None:
        reasons = [reason.as_dict() for reason in refused.reasons]
        return problem(refused.status, refused.code, str(refused.title), str(refused), reasons)
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    found = problem(
        error.status_code,
        CODES.get(error.status_code, "error"),
        str(_("The request cannot be taken."))
        if isinstance(error, exceptions.ValidationError)
        else str(error.detail),
        reasons=_reasons(error.detail),
    )
    if wait := getattr(error, "wait", None):
        found["Retry-After"] = str(int(wait))
    if header := getattr(error, "auth_header", None):
        found["WWW-Authenticate"] = header
    return found


def _reasons(detail: Any, field: str | None = None) -> list[dict[str, Any]]:
    if isinstance(detail, dict):
        return [reason for name, item in detail.items() for reason in _reasons(item, name)]
    if isinstance(detail, list):
        return [reason for item in detail for reason in _reasons(item, field)]
    code = getattr(detail, "code", "invalid")
    return [{"code": code, "text": str(detail), "field": field, "rule": None}]
