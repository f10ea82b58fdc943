"""The project of Module 2 with its passport, contracts, roadmap, tasks and validations."""

from projects.implementation.models.additional import AdditionalAgreement
from projects.implementation.models.agreement import AgreementMark, Remark
from projects.implementation.models.change import RoadmapChange
from projects.implementation.models.corridor import CorridorScore
from projects.implementation.models.counter import CodeCounter
from projects.implementation.models.delay import DelayNote
from projects.implementation.models.exclusion import ExclusionRequest, Suspension
from projects.implementation.models.financing import FinancingSource, InvestmentContract
from projects.implementation.models.movement import PoolMovement
from projects.implementation.models.participant import ProjectParticipant
from projects.implementation.models.pool_update import PoolUpdate, PoolUpdateLine, PoolUpdateMark
from projects.implementation.models.precedence import Precedence
from projects.implementation.models.project import Project
from projects.implementation.models.roadmap import Roadmap
from projects.implementation.models.roadmap_version import ChangeLine, DateShift, RoadmapVersion
from projects.implementation.models.tally import BodyTally, RegionTally, TallyMark
from projects.implementation.models.task import Task, TaskReminder
from projects.implementation.models.template import RoadmapTemplate, TemplateTask
from projects.implementation.models.validation import Validation
from projects.implementation.models.version import PassportVersion

__all__ = [
    "AdditionalAgreement",
    "AgreementMark",
    "BodyTally",
    "ChangeLine",
    "CodeCounter",
    "CorridorScore",
    "DateShift",
    "DelayNote",
    "ExclusionRequest",
    "FinancingSource",
    "InvestmentContract",
    "PassportVersion",
    "PoolMovement",
    "PoolUpdate",
    "PoolUpdateLine",
    "PoolUpdateMark",
    "Precedence",
    "Project",
    "ProjectParticipant",
    "RegionTally",
    "Remark",
    "Roadmap",
    "RoadmapChange",
    "RoadmapTemplate",
    "RoadmapVersion",
    "Suspension",
    "TallyMark",
    "Task",
    "TaskReminder",
    "TemplateTask",
    "Validation",
]
