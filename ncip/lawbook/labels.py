"""The words in which the pages of the law name what the register keeps as codes."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from ncip.law.terms import Unit

Label = str | Promise


@dataclass(frozen=True, slots=True)
class DocumentLabels:
    """How a document of the register is called: its short name, its title and the act with its fate."""

    short: Label
    title: Label
    act: Label


DOCUMENTS: dict[str, DocumentLabels] = {
    "ncip": DocumentLabels(
        _("Rules of the one window"),
        _("Rules of organising the one window for investors and of interaction in attracting investments"),
        _(
            "Order of the Minister of Foreign Affairs of 26 June 2023 No. 11-1-4/327 in the wording "
            "of the order of 31 December 2024 No. 11-1-4/746, in force since 19 January 2025"
        ),
    ),
    "rating": DocumentLabels(
        _("Attractiveness methodology"),
        _("Methodology of assessing the investment attractiveness of regions"),
        _("Order of the Minister of National Economy of 18 January 2023 No. 5, annex 1"),
    ),
    "standard": DocumentLabels(
        _("Unified Investment Standard"),
        _("Unified Investment Standard of regions"),
        _("Order of the Minister of National Economy of 18 January 2023 No. 5, annex 2"),
    ),
    "onewindow2019": DocumentLabels(
        _("Rules of the one window of 2019"),
        _("Rules of organising the one window for investors of 2019"),
        _("Government resolution of 13 August 2019 No. 585, repealed by resolution of 14 July 2023 No. 586"),
    ),
    "productivity2020": DocumentLabels(
        _("Productivity 2020"),
        _("Programme “Productivity 2020”"),
        _("Government resolution of 17 June 2015 No. 440, repealed by resolution of 23 June 2016 No. 370"),
    ),
    "interaction2015": DocumentLabels(
        _("Rules of interaction of 2015"),
        _("Rules of interaction of the Ministry for Investments and Development of 2015"),
        _("Archived: its bodies no longer act, and the Rules of 2023 regulate the same relations"),
    ),
}

KINDS: dict[str, Label] = {
    "classification": _("Classification"),
    "content": _("Content"),
    "deadline": _("Term"),
    "definition": _("Definition"),
    "display": _("Display"),
    "document": _("Document"),
    "field": _("Field"),
    "form": _("Form"),
    "formula": _("Formula"),
    "notification": _("Notification"),
    "obligation": _("Duty"),
    "permission": _("Power"),
    "report": _("Report"),
    "retention": _("Retention"),
    "threshold": _("Threshold"),
    "transition": _("Transition"),
}

MODULES: dict[str, Label] = {
    "accounts": _("Accounts and access"),
    "aftercare": _("Post-investment support"),
    "analytics": _("Analysis and dashboards"),
    "archive": _("Archive"),
    "attraction": _("Attraction of investments"),
    "attractiveness_rating": _("Attractiveness rating"),
    "common": _("General provisions"),
    "deadlines": _("Terms"),
    "events": _("Events"),
    "frontoffices": _("Front offices"),
    "greencorridor": _("Green corridor"),
    "implementation": _("Implementation of projects"),
    "pools": _("Project pools"),
    "reports": _("Reports"),
    "roadmap_rating": _("Roadmap rating"),
    "services": _("Services"),
    "standard": _("Unified Investment Standard"),
    "support": _("Support measures"),
    "survey": _("Survey"),
}

ACTORS: dict[str, Label] = {
    "admin": _("Administrator of the platform"),
    "agency": _("Agency KAZNEX INVEST"),
    "authorised_body": _("Authorised body"),
    "central_body": _("Central state body"),
    "council": _("Investment attraction council"),
    "foreign_mission": _("Foreign mission"),
    "holding": _("National holding or company"),
    "instrument_operator": _("Operator of the instrument"),
    "investor": _("Investor"),
    "isc": _("Investor service centre"),
    "leb": _("Local executive body"),
    "natchamber": _("National chamber"),
    "natco": _("National company"),
    "natco_foreign": _("National company, foreign representative"),
    "natco_regional": _("National company, regional representative"),
    "operator": _("Operator of the programme"),
    "regional_org": _("Regional organisation"),
    "service_provider": _("Service provider"),
    "system": _("The platform itself"),
    "task_force": _("Task Force"),
}

REALISATIONS: dict[str, Label] = {
    "action": _("An action of the platform"),
    "guard": _("A check of the platform"),
    "term": _("A running term"),
    "field": _("A field of a form"),
    "page": _("A page"),
    "duty": _("A periodic duty"),
    "data": _("Data and calculation"),
    "none": _("Nothing to build"),
}

UNITS: dict[str, Label] = {
    "calendar days": _("calendar days"),
    "day": _("day of the month"),
    "MCI": _("monthly calculation indices"),
    "USD": _("US dollars"),
    "jobs": _("jobs"),
    "points": _("points"),
    "share": _("share"),
}

EVENTS: dict[str, Label] = {
    "agreed_date": _("the date the parties agreed on"),
    "answer": _("answer"),
    "approval": _("approval"),
    "card_filled": _("card filled in"),
    "closed": _("closed without a project"),
    "contract_end": _("end of the investment contract"),
    "converted": _("passport created"),
    "decision": _("decision"),
    "designation": _("designation of the local executive body"),
    "dropped": _("agreement dropped"),
    "expiry": _("expiry"),
    "kept": _("agreement kept"),
    "last_task_completed": _("completion of the last task"),
    "named_date": _("the day named with it"),
    "no_agreement": _("no agreement reached"),
    "passed": _("initiative passed"),
    "period_end": _("end of the quarter or year"),
    "receipt": _("receipt"),
    "redirected": _("redirected"),
    "refusal": _("refusal"),
    "registration": _("registration"),
    "rejection": _("rejection"),
    "report": _("report"),
    "result": _("result"),
    "set_date": _("the day named with it"),
    "renewed": _("renewed or withdrawn"),
    "resolved": _("resolved"),
    "submission": _("submission"),
    "transition": _("transition to post-investment support"),
    "update": _("update in the portal"),
    "valid_until": _("the last day until which it is valid"),
    "validation": _("validation"),
    "visit_end": _("end of the visit or trip"),
}

ROWS: dict[str, Label] = {
    "investment": _("Investment amount"),
    "global2000": _("The Global 2000"),
    "technology": _("Level of technology"),
    "jobs": _("Jobs created"),
    "no": _("Not in the list"),
    "yes": _("In the list"),
    "not_manufacturing": _("Not manufacturing"),
    "not_listed": _("Manufacturing, not in the list"),
    "medium": _("Medium level"),
    "high": _("High level"),
}

PARA_WORDS: dict[str, Label] = {
    "annex": pgettext_lazy("reference", "annex"),
    "block": pgettext_lazy("reference", "block"),
    "criterion": pgettext_lazy("reference", "criterion"),
    "exception": pgettext_lazy("reference", "exception"),
    "footnote": pgettext_lazy("reference", "footnote"),
    "head": pgettext_lazy("reference", "head"),
    "indent": pgettext_lazy("reference", "indent"),
    "item": pgettext_lazy("reference", "item"),
    "note": pgettext_lazy("reference", "note"),
    "order": pgettext_lazy("reference", "order"),
    "part": pgettext_lazy("reference", "part"),
    "provision": pgettext_lazy("reference", "provision"),
    "question": pgettext_lazy("reference", "question"),
    "requirement": pgettext_lazy("reference", "requirement"),
    "requirements": pgettext_lazy("reference", "requirements"),
    "sentence": pgettext_lazy("reference", "sentence"),
    "standard": pgettext_lazy("reference", "Standard"),
    "title": pgettext_lazy("reference", "title"),
}
WORD = re.compile(r"[A-Za-z]+")


def duration(unit: Unit, number: int) -> str:
    """A length of a term in words: «3 года», «30 календарных дней»."""
    if unit is Unit.YEARS:
        words = ngettext("%(number)d year", "%(number)d years", number)
    elif unit is Unit.WORKING_DAYS:
        words = ngettext("%(number)d working day", "%(number)d working days", number)
    else:
        words = ngettext("%(number)d calendar day", "%(number)d calendar days", number)
    return words % {"number": number}


def para_label(para: str) -> str:
    """A reference of the register in the reader's language, as far as its words are known."""
    shown = WORD.sub(lambda match: str(PARA_WORDS.get(match[0].lower(), match[0])), para)
    return shown[:1].upper() + shown[1:]
