namespace ClinicFlow.Intake.Events.Vocabulary;

[EventType("call.made", 24)]
public sealed record CallMade : EventData
{
    public required string Call { get; init; }
    public string? Staff { get; init; }
    /// <summary><c>out</c> or <c>in</c>.</summary>
    public string? Direction { get; init; }
    /// <summary>One of the closed list of contact outcomes, for example <c>no-answer</c>; absent when not known.</summary>
    public string? Outcome { get; init; }
    /// <summary>What it was about: lead, confirmation, no-show, plan, recall, satisfaction …</summary>
    public string? ContactReason { get; init; }
    public string? Lead { get; init; }
    public string? Plan { get; init; }
    public string? Appointment { get; init; }
    public int? Seconds { get; init; }
    public string? Recording { get; init; }
}

[EventType("message.sent", 25)]
public sealed record MessageSent : EventData
{
    public required string Message { get; init; }
    public string? Channel { get; init; }
    public string? ContactReason { get; init; }
    public string? Staff { get; init; }
    public string? Lead { get; init; }
    public string? Plan { get; init; }
    public string? Appointment { get; init; }
}

[EventType("message.delivered", 26)]
public sealed record MessageDelivered : EventData { public required string Message { get; init; } }

[EventType("message.answered", 27)]
public sealed record MessageAnswered : EventData
{
    public required string Message { get; init; }
    public string? Answer { get; init; }
}

[EventType("message.failed", 28)]
public sealed record MessageFailed : EventData
{
    public required string Message { get; init; }
    public string? Reason { get; init; }
}

[EventType("survey.answered", 75)]
public sealed record SurveyAnswered : EventData
{
    public required string Survey { get; init; }
    /// <summary><c>nps</c> (0–10) or <c>csat</c> (1–5).</summary>
    public string Kind { get; init; } = "nps";
    public required int Score { get; init; }
    public string? Appointment { get; init; }
}

[EventType("complaint.received", 76)]
public sealed record ComplaintReceived : EventData
{
    public required string Complaint { get; init; }
    public string? Staff { get; init; }
    public string? Stage { get; init; }
}

[EventType("complaint.resolved", 77)]
public sealed record ComplaintResolved : EventData { public required string Complaint { get; init; } }

[EventType("recommendation.made", 78)]
public sealed record RecommendationMade : EventData
{
    public required string Recommendation { get; init; }
    public string? Recommended { get; init; }
}

[EventType("digital.acted", 29)]
public sealed record DigitalActed : EventData
{
    public required string Action { get; init; }
    public string? Page { get; init; }
}
