namespace ClinicFlow.Intake.Imports;

internal enum ValueKind { Constant, Reference, Template, First, Enum, Integer, Number, Time, DayStart, Year, Minutes, Seconds, Duration, Expression }

/// <summary>A piece of a template: literal text, or the name of a value in braces.</summary>
internal readonly record struct TemplatePart(string Text, bool IsName, bool Optional);

/// <summary>A value as a mapping writes it, taken apart: <c>=doctor</c>, <c>D{dentist_id}</c>, <c>time:booked_at + 30m</c>, <c>enum:status(status)?</c>.</summary>
internal sealed record ValueSpec
{
    public required JsonAt At { get; init; }
    public required ValueKind Kind { get; init; }
    /// <summary>An empty value is absent rather than a mistake.</summary>
    public bool Optional { get; init; }
    /// <summary>The constant, the expression or the name of the enum.</summary>
    public string Argument { get; init; } = "";
    /// <summary>Columns, lets and members of lookups that it reads.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
    public IReadOnlyList<TemplatePart> Parts { get; init; } = [];
    public TimeSpan Shift { get; init; }

    public bool IsText => Kind is ValueKind.Constant or ValueKind.Reference or ValueKind.Template or ValueKind.First or ValueKind.Enum or ValueKind.Expression;
}
