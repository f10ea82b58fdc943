"""The passport as its ten fields, each under its subparagraph of 47, and what is still missing."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.casework.reasons import Reason
from ncip.ui.dates import short_day
from ncip.ui.numbers import money, number
from projects.implementation.enums import ProductionType, ProjectState
from projects.implementation.guards import passport as guards

Row = dict[str, Any]
OWN_OR_DOLLAR = ("KZT", "USD")


def fields(project: Any, *, with_finances: bool) -> list[Row]:
    """ncip-47-1 .. ncip-47-10: the ten fields of a passport; the money only for those to whom it is shown."""
    rows = [
        _row(
            project,
            "company",
            _("Investor company"),
            project.company.name,
            "ncip-47-1",
            url=project.company.get_absolute_url(),
        ),
        _row(project, "bin", _("BIN"), project.bin, "ncip-47-2", note=_("optional")),
        _row(project, "oked", _("Industry"), project.oked, "ncip-47-3"),
        _row(project, "hs_code", _("Commodity position"), project.hs_code, "ncip-47-4"),
        _row(project, "region", _("Region of the project"), _place(project), "ncip-47-5"),
    ]
    if with_finances:
        rows.append(
            _row(project, "cost", _("Approximate cost"), cost(project), "ncip-47-6", note=valued(project))
        )
        rows.append(_row(project, "financing", _("Scheme of financing"), _financing(project), "ncip-47-7"))
    return [
        *rows,
        _row(project, "contact", _("Contact of the investor"), _contact(project), "ncip-47-8"),
        _row(
            project,
            "responsible",
            _("Responsible person"),
            project.responsible and project.responsible.full_name,
            "ncip-47-8",
        ),
        _row(project, "description", _("Short description"), project.description, "ncip-47-9"),
        _row(project, "goals", _("Goals"), project.goals, "ncip-47-9"),
        _row(project, "expected_results", _("Expected results"), project.expected_results, "ncip-47-9"),
        _row(
            project,
            "registered_on",
            _("Company registered in Kazakhstan"),
            short_day(project.registered_on) if project.registered_on else "",
            "ncip-47-10",
        ),
    ]


def open_questions(project: Any) -> list[Reason]:
    """ncip-46, ncip-47-7: what is missing, and by how much the sources do not add up to the cost."""
    found = guards.missing(project)
    sources = list(project.financing.all())
    gap = (
        guards.financing_gap(project.cost, sum(one.amount for one in sources))
        if project.cost and sources
        else None
    )
    return [*found, gap] if gap else found


def completeness(project: Any) -> dict[str, Any]:
    """ncip-46: how many of the needed fields of the passport are filled."""
    needed = guards.REQUIRED[ProjectState.FORMED.value]
    filled = len(needed) - len(guards.missing(project))
    return {
        "share": 100 * filled // len(needed),
        "text": _("%(filled)s of %(needed)s needed fields are filled")
        % {"filled": filled, "needed": len(needed)},
    }


def more(project: Any) -> list[Row]:
    """ncip-42-1 and what the stages of work need beside the ten fields."""
    names = dict(ProductionType.choices)
    return [
        _row(
            project, "jobs", _("Jobs"), number(project.jobs) if project.jobs is not None else "", "ncip-42-1"
        ),
        _row(
            project,
            "production",
            _("What the project does"),
            ", ".join(str(names[one]) for one in project.production),
            "ncip-3-15",
        ),
        _row(project, "needs", _("Needs of the investor"), project.needs, "ncip-42-1"),
        _row(
            project,
            "measures",
            _("State support wanted"),
            ", ".join(str(one) for one in project.measures.all()),
            "ncip-42-1",
        ),
        _row(project, "planned_start", _("Planned term"), _term(project), "ncip-42-1"),
        _row(
            project,
            "initiator",
            _("Initiating body"),
            project.initiator and project.initiator.name,
            "ncip-3-2",
        ),
        _row(project, "leb", _("Local executive body"), project.leb and project.leb.name, "ncip-48-b"),
    ]


def cost(project: Any) -> SafeString | str:
    """The cost in the currency of the passport."""
    return money(project.cost, project.currency, full=True) if project.cost is not None else ""


def valued(project: Any) -> str:
    """ncip-28: at which index and rate the cost was compared with the thresholds (D03, D05)."""
    if not project.mci_value:
        return ""
    words = _("Valued on %(day)s: MCI of %(year)s is %(mci)s ₸; the US dollar is %(dollar)s ₸.") % {
        "day": short_day(project.valued_on),
        "year": project.mci_year,
        "mci": number(project.mci_value, 0),
        "dollar": number(project.dollar_rate / project.dollar_nominal, 2),
    }
    if project.valued_currency not in OWN_OR_DOLLAR:
        words += " " + _("The rate is %(rate)s ₸ for %(nominal)s %(currency)s.") % {
            "rate": number(project.rate, 2),
            "nominal": project.rate_nominal,
            "currency": project.valued_currency,
        }
    return " ".join(
        [words, _("The rate is a demonstration value.")] if project.demonstration_rate else [words]
    )


def _row(project: Any, name: str, label: str, value: Any, rule: str, *, url: str = "", note: str = "") -> Row:
    return {
        "label": label,
        "value": value if value is not None else "",
        "rule": rule,
        "url": url,
        "note": note,
        "demo": project.is_demonstration(name),
    }


def _place(project: Any) -> str:
    return ", ".join(str(part) for part in (project.region, project.district) if part)


def _contact(project: Any) -> str:
    return str(project.contact) if project.contact else ""


def _financing(project: Any) -> str:
    lines = [
        f"{source.get_kind_display()}: {money_of(source, project)}"
        + (f" ({source.terms})" if source.terms else "")
        for source in project.financing.all()
    ]
    return "; ".join(lines)


def money_of(source: Any, project: Any) -> str:
    """The volume of a source in the currency of the project."""
    return f"{number(source.amount, 2)} {project.currency}"


def _term(project: Any) -> str:
    days = [short_day(day) for day in (project.planned_start, project.planned_finish) if day]
    return " – ".join(days)
