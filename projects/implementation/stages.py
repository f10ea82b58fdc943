"""The preset task types of the three stages (49) and the order in which tasks stand in a roadmap."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from projects.implementation.enums import Stage, TaskType

PRESET: Final[Mapping[Stage, tuple[TaskType, ...]]] = MappingProxyType(
    {
        Stage.PRE_INVESTMENT: (
            TaskType.FEASIBILITY_STUDY,
            TaskType.TECHNICAL_CONDITIONS,
            TaskType.LAND_PLOT,
            TaskType.DESIGN_ESTIMATES,
            TaskType.FINANCING,
        ),
        Stage.INVESTMENT: (
            TaskType.CONSTRUCTION,
            TaskType.STATE_SUPPORT,
            TaskType.COMMISSIONING_WORKS,
            TaskType.PUT_INTO_OPERATION,
        ),
        Stage.POST_INVESTMENT: (TaskType.DESIGN_CAPACITY,),
    }
)
STAGE_RULES: Final[Mapping[Stage, str]] = MappingProxyType(
    {Stage.PRE_INVESTMENT: "ncip-49-1", Stage.INVESTMENT: "ncip-49-2", Stage.POST_INVESTMENT: "ncip-49-3"}
)
STAGE_OF_TYPE: Final = MappingProxyType({kind: stage for stage, kinds in PRESET.items() for kind in kinds})
# Positions grow by stage, so that one column orders the whole roadmap and leaves room between tasks.
STAGE_WIDTH: Final = 10_000


def first_position(stage: str) -> int:
    """ncip-49: the position before the first task of a stage."""
    return list(Stage).index(Stage(stage)) * STAGE_WIDTH
