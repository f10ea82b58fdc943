"""The checklist with which the portal begins; administrators change it."""

from typing import Any

from django.db import migrations
from uuid6 import uuid7

ITEMS = (
    (
        "identity",
        "Компанияның тіркелуі, құрылтай құжаттары және басшысы",
        "Регистрация компании, учредительные документы и руководитель",
        "Registration of the company, constituent documents and head",
    ),
    (
        "owners",
        "Меншік иелері және бенефициарлық меншік иелері",
        "Собственники и бенефициарные владельцы",
        "Owners and beneficial owners",
    ),
    (
        "sanctions",
        "Санкциялық тізімдер және халықаралық шектеулер",
        "Санкционные списки и международные ограничения",
        "Sanctions lists and international restrictions",
    ),
    (
        "courts",
        "Сот даулары, қылмыстық және салық істері",
        "Судебные споры, уголовные и налоговые дела",
        "Court disputes, criminal and tax cases",
    ),
    (
        "finances",
        "Қаржылық жағдайы және қаражат көздері",
        "Финансовое положение и источники средств",
        "Financial position and sources of funds",
    ),
)


def add_items(apps: Any, schema_editor: Any) -> None:
    """Add each item once."""
    items = apps.get_model("projects_attraction", "KycItem").objects
    for place, (code, kk, ru, en) in enumerate(ITEMS, start=1):
        names = {"name_kk": kk, "name_ru": ru, "name_en": en}
        items.get_or_create(code=code, defaults={**names, "position": place * 10, "public_id": uuid7()})


class Migration(migrations.Migration):
    dependencies = [("projects_attraction", "0003_kyc")]

    operations = [migrations.RunPython(add_items, migrations.RunPython.noop)]
