"""Who is an administrator of the portal."""

import pytest

from ncip.accounts.models import User
from ncip.casework.actor import Actor


@pytest.mark.rule("ncip-24")
@pytest.mark.parametrize(
    ("active", "superuser", "answer"), [(True, True, True), (False, True, False), (True, False, False)]
)
def test_an_administrator_is_one_only_while_he_may_sign_in(active, superuser, answer):
    actor = Actor.of(User(email="a@example.kz", is_active=active, is_superuser=superuser))
    assert (actor.is_administrator, actor.sees_all) == (answer, answer)
