"""Two questions that a container platform asks: does the process live, and can it serve."""

import logging

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


@never_cache
@require_safe
def live(_request: HttpRequest) -> JsonResponse:
    """The process answers. Asks no other service, so that a database at rest does not restart the web."""
    return JsonResponse({"status": "live"})


@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """The process can serve: 200 when PostgreSQL and Redis answer, else 503 naming the silent."""
    silent = [
        name for name, answers in (("database", database_answers), ("cache", cache_answers)) if not answers()
    ]
    status = {"status": "ready"} if not silent else {"status": "unavailable", "silent": silent}
    return JsonResponse(status, status=503 if silent else 200)


def database_answers() -> bool:
    """Whether PostgreSQL takes a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        log.warning("health: the database does not answer: %s", error)
        return False
    return True


def cache_answers() -> bool:
    """Whether Redis takes a query."""
    try:
        cache.get("health")
    except (RedisError, OSError) as error:
        log.warning("health: the cache does not answer: %s", error)
        return False
    return True
