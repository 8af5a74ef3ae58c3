using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys.Projection;

/// <summary>The queryable tables that follow from the folds, with the columns that a fold writes.</summary>
public static class DerivedTables
{
    public static readonly DerivedTable Patient = new("patient",
        "subject", "location", "segment", "stage", "journey", "household", "birth_year", "last_visit_at", "next_visit_at", "visits", "open_plans", "remaining",
        "specialty", "registered_at", "first_visit_at", "recall_due", "plan_completed_at", "rhythm_days", "gaps", "returns");

    public static readonly DerivedTable Journey = new("journey",
        "patient", "number", "location", "specialty", "stage", "stage_since", "opened_at", "closed_at", "outcome", "owner_role", "activity");

    public static readonly DerivedTable Stage = new("journey_stage",
        "journey", "patient", "location", "stage", "entered", "left", "outcome", "no_record");

    public static readonly DerivedTable Check = new("standard_check",
        "journey", "patient", "location", "stage", "standard", "status", "at", "staff");

    public static readonly DerivedTable Deviation = new("deviation",
        "patient", "journey", "rule", "occurrence", "about", "stage", "severity", "staff", "location", "time", "judged_at", "counted", "rule_version",
        "evidence_ru", "evidence_en", "withdrawn");

    public static readonly DerivedTable WorkItem = new("work_item",
        "patient", "journey", "about", "reason", "occurrence", "status", "role", "assigned_to", "location", "since", "due", "snoozed_until", "promised", "escalated",
        "attempts", "action", "title_ru", "title_en", "why_ru", "why_en", "rule_version", "score", "closed_at", "closed_by",
        "not_before", "bundle", "score_ru", "score_en");

    public static readonly DerivedTable Standing = new("standing",
        "patient", "journey", "about", "workflow", "version", "activity", "since", "due", "role", "location");

    public static readonly DerivedTable StepLeft = new("step_left",
        "patient", "about", "workflow", "version", "activity", "port", "left_at", "location");

    public static readonly DerivedTable Incident = new("workflow_incident",
        "patient", "journey", "about", "instance", "workflow", "version", "activity", "code", "message", "raised_at", "location");

    public static readonly DerivedTable Plan = new("plan",
        "patient", "journey", "plan_id", "name", "specialty", "location", "owner", "owner_role", "tab", "since", "norm_days", "identified", "agreed", "realised",
        "remaining", "done", "of", "last_contact_at", "last_contact_outcome", "last_contact_by", "next_visit_at", "item", "why_rule", "why_version", "why_ru", "why_en",
        "action", "action_ru", "action_en", "due", "snoozed_until", "promised", "score", "score_ru", "score_en", "activity");
}
