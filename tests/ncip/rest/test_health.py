"""What the container platform hears."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings
from redis.exceptions import ConnectionError as RedisDown

from ncip.rest import health


def test_live_asks_no_other_service(client: Client) -> None:
    answer = client.get("/health/live/")
    assert (answer.status_code, answer.json()) == (200, {"status": "live"})


@pytest.mark.service
@pytest.mark.django_db
def test_ready_when_database_and_cache_answer(client: Client) -> None:
    answer = client.get("/health/ready/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})


def test_not_ready_when_a_service_is_silent(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "database_answers", lambda: False)
    monkeypatch.setattr(health, "cache_answers", lambda: True)
    answer = client.get("/health/ready/")
    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable", "silent": ["database"]})


def test_a_silent_cache_is_no_error_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_key: str) -> None:
        raise RedisDown("refused")

    monkeypatch.setattr(health.cache, "get", refuse)
    assert health.cache_answers() is False


@pytest.mark.django_db
def test_the_database_is_really_asked(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert health.database_answers() is True


def test_health_is_answered_without_tls(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^health/"]
    assert client.get("/health/live/").status_code == 200
