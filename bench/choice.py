"""What is asked of the bench on its command line."""

import argparse
from dataclasses import dataclass

PROJECTS, MANY_PROJECTS = 20_000, 100_000


@dataclass(frozen=True)
class Choice:
    """The parts to run, how many projects, and whether the rows stay."""

    plans: bool
    ratios: bool
    projects: int
    keep: bool


def chosen(arguments: list[str]) -> Choice:
    """The choice that was typed; ends the program with a word on what can be typed."""
    parser = argparse.ArgumentParser("python -m bench", description="The portal under load.")
    parser.add_argument("--only", choices=["plans", "ratios"], help="one of the two parts")
    parser.add_argument("--large", action="store_true", help="100,000 projects and 1,000,000 tasks")
    parser.add_argument("--keep", action="store_true", help="leave the database for a closer look")
    found = parser.parse_args(arguments)
    return Choice(
        plans=found.only != "ratios",
        ratios=found.only != "plans",
        projects=MANY_PROJECTS if found.large else PROJECTS,
        keep=found.keep,
    )
