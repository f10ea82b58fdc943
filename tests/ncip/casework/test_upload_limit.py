"""A body that says it is too large is answered with a sentence, and never held in memory."""

import io
import json
import tracemalloc
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler

from ncip.casework.middleware import FORM_SLACK_BYTES

MEGABYTE = 1024 * 1024
pytestmark = pytest.mark.django_db


class Upload(io.RawIOBase):
    """A body of a given size that is made as it is read."""

    def __init__(self, size: int) -> None:
        self.left = size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        block = min(size, self.left) if size >= 0 else self.left
        self.left -= block
        return b"x" * block


def answer(body: Upload, path: str = "/documents/company/1/", length: Any = None, language: str = "en"):
    answered: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        answered.update(status=status, headers=dict(headers))

    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "CONTENT_LENGTH": str(body.left if length is None else length),
        "HTTP_ACCEPT_LANGUAGE": language,
        "wsgi.input": body,
        "wsgi.url_scheme": "http",
        "wsgi.errors": io.StringIO(),
    }
    answered["body"] = b"".join(WSGIHandler()(environ, start)).decode()
    return answered


def test_300_megabytes_are_refused_with_a_sentence():
    refused = answer(Upload(300 * MEGABYTE))
    assert refused["status"] == "413 Request Entity Too Large"
    assert "The file is larger than 50 MB. Split it or save it with smaller pictures." in refused["body"]


def test_300_megabytes_are_read_away_without_being_held():
    body = Upload(300 * MEGABYTE)
    tracemalloc.start()
    answer(body)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (body.left, peak < 20 * MEGABYTE) == (0, True)


def test_more_than_anybody_waits_for_is_not_read_at_all():
    body = Upload(10 * 1024 * MEGABYTE)
    refused = answer(body)
    assert (refused["status"][:3], body.left) == ("413", 10 * 1024 * MEGABYTE)


def test_the_rest_api_is_answered_with_a_problem():
    refused = answer(Upload(300 * MEGABYTE), "/api/v1/companies/")
    problem = json.loads(refused["body"])
    assert refused["headers"]["Content-Type"] == "application/problem+json"
    assert (problem["status"], problem["code"], problem["reasons"][0]["code"]) == (
        413,
        "file_too_large",
        "file_too_large",
    )


@pytest.mark.parametrize(("over", "status"), [(-1, "302"), (0, "302"), (1, "413")])
def test_the_limit_leaves_room_for_the_other_fields_of_the_form(settings, over, status):
    settings.UPLOAD_LIMIT_BYTES = MEGABYTE
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "Csrf" not in name]
    assert answer(Upload(MEGABYTE + FORM_SLACK_BYTES + over))["status"][:3] == status


def test_a_length_that_is_no_number_is_left_to_django(settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "Csrf" not in name]
    assert answer(Upload(0), length="many")["status"][:3] == "302"


class Broken(Upload):
    """A body whose sender goes away."""

    def read(self, size: int = -1) -> bytes:
        raise OSError


def test_a_sender_who_goes_away_breaks_nothing():
    assert answer(Broken(300 * MEGABYTE))["status"][:3] == "413"
