"""The forms of Module 2: the same for pages, the REST API and imports."""

from projects.implementation.forms.change import (
    ChangeTaskForm,
    DropLineForm,
    ExplainDelayForm,
    NewTaskForm,
    RefuseChangeForm,
    RemoveTaskForm,
    RoadmapChangeForm,
)
from projects.implementation.forms.exclusion import (
    DecisionForm,
    DraftRequestForm,
    EditRequestForm,
    ExclusionRequestForm,
    LeavePoolForm,
)
from projects.implementation.forms.financing import FinancingForm
from projects.implementation.forms.passport import PassportForm
from projects.implementation.forms.plan import ChangeTasksForm, DraftRoadmapForm, ImportTasksForm
from projects.implementation.forms.pool_update import (
    AskAgreementForm,
    ConfirmProjectsForm,
    PoolUpdateDutyForm,
    RemarksForm,
    SummaryForm,
)
from projects.implementation.forms.project import (
    AddContractForm,
    AdditionalAgreementForm,
    AddParticipantForm,
    CompletionForm,
    ContractForm,
    DesignateLebForm,
    MoveEndForm,
    RefuseValidationForm,
    ScoreForm,
    ValidateForm,
)
from projects.implementation.forms.roadmap import (
    AnswerRemarksForm,
    NewRoadmapForm,
    RecordAgreementForm,
    RejectRoadmapForm,
)
from projects.implementation.forms.task import (
    CompleteTaskForm,
    NotApplicableForm,
    PlannedTaskForm,
    ReopenTaskForm,
    StartTaskForm,
    TaskForm,
)
from projects.implementation.forms.task_force import AssignTaskForceForm

__all__ = [
    "AddContractForm",
    "AddParticipantForm",
    "AdditionalAgreementForm",
    "AnswerRemarksForm",
    "AskAgreementForm",
    "AssignTaskForceForm",
    "ChangeTaskForm",
    "ChangeTasksForm",
    "CompleteTaskForm",
    "CompletionForm",
    "ConfirmProjectsForm",
    "ContractForm",
    "DecisionForm",
    "DesignateLebForm",
    "DraftRequestForm",
    "DraftRoadmapForm",
    "DropLineForm",
    "EditRequestForm",
    "ExclusionRequestForm",
    "ExplainDelayForm",
    "FinancingForm",
    "ImportTasksForm",
    "LeavePoolForm",
    "MoveEndForm",
    "NewRoadmapForm",
    "NewTaskForm",
    "NotApplicableForm",
    "PassportForm",
    "PlannedTaskForm",
    "PoolUpdateDutyForm",
    "RecordAgreementForm",
    "RefuseChangeForm",
    "RefuseValidationForm",
    "RejectRoadmapForm",
    "RemarksForm",
    "RemoveTaskForm",
    "ReopenTaskForm",
    "RoadmapChangeForm",
    "ScoreForm",
    "StartTaskForm",
    "SummaryForm",
    "TaskForm",
    "ValidateForm",
]
