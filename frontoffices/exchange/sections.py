"""The sections of the information materials and their paragraphs, as a table (ncip-12-2, ncip-14-2)."""

from typing import Final

from frontoffices.exchange.enums import InformationSection as Part

# What the national company sends external offices, and what a regional office sends the centre. Paragraph 14(2)
# leaves out state support; its niche projects with calculations are a half-yearly report (ncip-14-2-b).
CENTRAL_RULES: Final = {
    Part.CLIMATE: "ncip-12-2-a",
    Part.PROJECTS: "ncip-12-2-b",
    Part.PARTNERS: "ncip-12-2-c",
    Part.SITES: "ncip-12-2-d",
    Part.WORKFORCE: "ncip-12-2-e",
    Part.SUPPORT: "ncip-12-2-f",
}
REGIONAL_RULES: Final = {
    Part.CLIMATE: "ncip-14-2-a",
    Part.PROJECTS: "ncip-14-2-b",
    Part.PARTNERS: "ncip-14-2-c",
    Part.SITES: "ncip-14-2-d",
    Part.WORKFORCE: "ncip-14-2-e",
}


def rule_of(section: str, *, regional: bool) -> str:
    """The paragraph under which an office of that level tells a section."""
    return (REGIONAL_RULES if regional else CENTRAL_RULES)[Part(section)]
