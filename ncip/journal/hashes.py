"""Keyed hashes: what the journal keeps of personal data."""

import hashlib
import hmac
from typing import Any

from django.conf import settings


def keyed_hash(value: Any) -> str:
    """A keyed hash: proves later what was there without keeping it, so that consent can be withdrawn."""
    key = f"journal:{settings.SECRET_KEY}".encode()
    return "hmac:" + hmac.new(key, str(value).encode(), hashlib.sha256).hexdigest()
