"""The tables of cards: which columns each has (ncip-40-3, ncip-40-4). The forms of the door check the cells."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from ncip.ui.sheets import Kind, SheetColumn
from projects.attraction.enums import CompanySize, EventScope, ImportKind

COMPANY: Final = SheetColumn("company", _("Company (name or BIN, as on its card)"))
NAME, OKED = SheetColumn("name", _("Name")), SheetColumn("oked", _("Code of the field of activity"))

COLUMNS: Final[dict[str, tuple[SheetColumn, ...]]] = {
    ImportKind.COMPANIES: (
        NAME,
        OKED,
        SheetColumn("size", _("Size"), choices=CompanySize.choices),
        SheetColumn("country", _("Country of origin (two letters)")),
        SheetColumn("bin", _("BIN"), optional=True),
        SheetColumn("registration_number", _("Foreign registration number"), optional=True),
        SheetColumn("other_names", _("Other names"), optional=True),
        SheetColumn("website", _("Website"), optional=True),
    ),
    ImportKind.CONTACTS: (
        COMPANY,
        SheetColumn("family_name", _("Family name")),
        SheetColumn("given_name", _("Given name"), optional=True),
        SheetColumn("position", _("Position"), optional=True),
        SheetColumn("phone", _("Telephone"), optional=True),
        SheetColumn("email", _("E-mail"), optional=True),
        SheetColumn("language", _("Language of correspondence"), optional=True),
        SheetColumn("consent", _("Consent to keep the data"), optional=True),
    ),
    ImportKind.MEETINGS: (
        COMPANY,
        SheetColumn("held_on", _("Date of the meeting"), Kind.DAY),
        SheetColumn("place", _("Place")),
        SheetColumn("subject_of_interest", _("Subject of interest")),
        SheetColumn("event_scope", _("Held at an event"), choices=EventScope.choices, optional=True),
        SheetColumn("event", _("Name of the event"), optional=True),
        SheetColumn("key_aspects", _("Key aspects of the negotiations"), optional=True),
        SheetColumn("participants", _("Participants"), optional=True),
        SheetColumn("parameters", _("Approximate parameters of the project"), optional=True),
        SheetColumn("expectations", _("Expectations of the potential investor"), optional=True),
        SheetColumn("agreements", _("Agreements reached"), optional=True),
    ),
}
STANDARD: Final[dict[str, dict[str, str]]] = {
    ImportKind.COMPANIES: {"kind": "legal_entity"},
    ImportKind.CONTACTS: {},
    ImportKind.MEETINGS: {"event_scope": "none"},
}


def params_of(kind: str, values: dict[str, str]) -> dict[str, Any]:
    """What the form of the door gets for a row: its filled cells over the standard values."""
    return {**STANDARD[kind], **{name: text for name, text in values.items() if text}}
