"""What Module 2 registers: what follows its acts and those of Module 1, its sweeps, and whom its messages
concern.
"""

from __future__ import annotations

from ncip.casework import extensions
from ncip.law.terms import TERM_POOL_CONTRACT
from projects.attraction import timeline
from projects.implementation import (
    briefings,
    changes,
    contracts,
    corridor,
    events,
    exclusions,
    financing,
    importing,
    initiatives,
    movements,
    order,
    participants,
    parts,
    planning,
    pool_updates,
    pools,
    reminders,
    roadmaps,
    search,
    tallies,
    tasks,
    validations,
    versions,
    work,
)
from projects.implementation.guards.exclusion import project_goes_on

COUNTED = (
    ("project", "classify"),
    ("project", "edit"),
    ("project", "revalue"),
    ("project", "move_to_national"),
    ("project", "score_corridor"),
    ("project", "confirm_corridor"),
    ("project", "hand_over"),
    ("project", "assign_task_force"),
    ("project", "gain_roadmap"),
    ("project", "await_validation"),
    ("project", "validate"),
    ("project", "refuse_validation"),
    ("roadmap-change", "agree"),
    ("task", "complete"),
    ("task", "reopen"),
    ("project", "suspend"),
    ("project", "resume"),
    ("project", "exclude"),
    ("project", "leave_pool"),
)
# What waits while a project is suspended (35; D25).
STANDS_STILL = (
    ("project", "designate_leb"),
    ("project", "validate"),
    ("project", "refuse_validation"),
    ("roadmap", "draft"),
    ("roadmap", "submit"),
    ("roadmap", "reject"),
    ("roadmap", "resubmit"),
    ("roadmap", "approve"),
    ("roadmap-change", "create"),
    ("roadmap-change", "send"),
    ("roadmap-change", "agree"),
    ("task", "start"),
    ("task", "complete"),
)


def connect() -> None:
    """Called once, when all models are loaded."""
    extensions.panel(
        "company_briefing", template="implementation/paper/projects.html", context=briefings.projects_of
    )
    extensions.then("initiative", "create_passport", initiatives.create_project)
    extensions.then("company", "edit", search.follow_company)
    extensions.then("company", "merge", search.follow_company)
    for operation in ("edit", "merge", "set_global2000"):
        extensions.then("company", operation, corridor.follow_company)
    timeline.register(events.PROJECT)
    _connect_project()
    _connect_roadmap()
    _connect_pools()
    _connect_exclusion()
    _connect_changes()
    for label, name in COUNTED:
        extensions.then(label, name, tallies.mark)
    extensions.sweep("roadmap-tasks", reminders.remind)
    extensions.sweep("region-tallies", tallies.refresh)
    extensions.participants("project", participants.of_project)
    extensions.participants("roadmap", participants.of_roadmap)
    extensions.participants("task", participants.of_task)
    extensions.parts("project", parts.of_project)
    extensions.parts("task", parts.of_task)


def _connect_project() -> None:
    extensions.then("project", "set_financing", financing.replace_sources)
    extensions.then("project", "form_passport", pools.classify)
    extensions.then("project", "classify", pools.score_at_inclusion)
    extensions.then("project", "move_to_national", pools.score_at_inclusion)
    extensions.then("project", "edit", pools.follow_edit)
    for changed in ("form_passport", "edit", "set_financing"):
        extensions.then("project", changed, versions.record_version)
    extensions.then("project", "add_contract", pools.enter_contract)
    extensions.then("contract", "create", pools.follow_contract)
    extensions.then("contract", "move_end", contracts.follow_new_end)
    extensions.then("additional-agreement", "create", contracts.apply_agreement)
    extensions.then("project", "revalue", pools.follow_valuation)
    extensions.then("project", "confirm_corridor", corridor.follow_confirmation)
    extensions.then("project", "hand_over", corridor.enrol_task_force)
    extensions.then("project", "assign_task_force", corridor.enrol_task_force)
    extensions.then("project", "add_participant", participants.enrol_accompanying)
    extensions.then("project", "designate_leb", roadmaps.open_roadmap)
    extensions.then("project", "validate", validations.record_validation)
    extensions.then("project", "refuse_validation", validations.follow_refusal)


def _connect_pools() -> None:
    extensions.then("project", "classify", movements.record_entry)
    extensions.then("project", "move_to_national", movements.record_rise)
    extensions.then("project", "exclude", movements.record_exit)
    extensions.then("project", "leave_pool", movements.record_exit)
    extensions.sweep("pool-updates", pool_updates.open_updates)
    extensions.then("pool-update", "create", pool_updates.open_term)
    extensions.then("pool-update", "confirm", pool_updates.keep_lines)
    extensions.then("pool-update", "ask_agreement", pool_updates.ask_bodies)
    extensions.then("pool-update", "agree", pool_updates.keep_mark)
    extensions.participants("pool-update", participants.of_pool_update)


def _connect_exclusion() -> None:
    extensions.then("exclusion-request", "suspend", exclusions.follow_suspension)
    extensions.then("exclusion-request", "exclude", exclusions.follow_exclusion)
    extensions.then("project", "suspend", exclusions.stop_clocks)
    extensions.then("project", "resume", exclusions.start_clocks)
    extensions.then("project", "exclude", exclusions.end_clocks)
    extensions.on_due(TERM_POOL_CONTRACT, call=exclusions.contract_ended)
    extensions.participants("exclusion-request", participants.of_request)
    for label, name in STANDS_STILL:
        extensions.guard(label, name, project_goes_on)


def _connect_changes() -> None:
    extensions.then("roadmap-change", "create", changes.begin)
    extensions.then("roadmap-change", "change_task", changes.write_edit)
    extensions.then("roadmap-change", "add_task", changes.write_new)
    extensions.then("roadmap-change", "remove_task", changes.write_removal)
    extensions.then("roadmap-change", "drop_line", changes.drop_line)
    extensions.then("roadmap-change", "send", changes.put)
    extensions.then("roadmap-change", "agree", changes.carry_out)
    extensions.then("roadmap-change", "refuse", changes.stay)
    extensions.then("roadmap-change", "withdraw", changes.stay)
    extensions.then("roadmap-change", "lapse", changes.stay)
    extensions.then("roadmap", "complete", changes.lapse_with_roadmap)
    extensions.then("project", "exclude", changes.lapse_with_project)
    extensions.then("task", "revise", participants.enrol_responsible)
    extensions.then("task", "explain_delay", changes.note_delay)
    extensions.work_panel(
        template="implementation/work/_late.html", context=work.late_without_reason, order=5
    )
    extensions.participants("roadmap-change", participants.of_roadmap)


def _connect_roadmap() -> None:
    extensions.then("roadmap", "draft", roadmaps.preset_tasks)
    extensions.then("roadmap", "change_tasks", planning.change_tasks)
    extensions.then("roadmap", "import_tasks", importing.take)
    extensions.then("roadmap", "agree", roadmaps.mark_own_agreement)
    extensions.then("roadmap", "record_agreement", roadmaps.mark_recorded_agreement)
    extensions.then("roadmap", "submit", roadmaps.follow_submission)
    extensions.then("roadmap", "reject", roadmaps.write_remarks)
    extensions.then("roadmap", "answer_remarks", roadmaps.keep_answers)
    extensions.then("roadmap", "approve", roadmaps.follow_approval)
    for name in ("create", "edit", "replan"):
        extensions.then("task", name, participants.enrol_responsible)
    extensions.then("task", "create", order.keep_predecessors)
    extensions.then("task", "edit", order.keep_predecessors)
    extensions.then("task", "revise", order.keep_predecessors)
    extensions.then("task", "complete", tasks.follow_completion)
