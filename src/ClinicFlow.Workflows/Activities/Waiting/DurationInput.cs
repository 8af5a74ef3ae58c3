namespace ClinicFlow.Workflows;

/// <summary>Reads inputs that are durations.</summary>
internal static class DurationInput
{
    /// <summary>A required duration: constant ones are checked at once.</summary>
    public static WorkflowExpression Read(ActivityReader reader, string name)
    {
        var input = Optional(reader, reader.Element, name, name);
        if (input is not null && !(input.IsConstant && input.ConstantValue is null)) return input;
        reader.Error("input-missing", name, new($"Не задано {name}.", $"The input {name} is missing."), new("Например 30 days или 00:05:00.", "For example 30 days or 00:05:00."));
        return WorkflowExpression.Constant(null);
    }

    /// <summary>A duration as text or time span; null if absent.</summary>
    public static WorkflowExpression? Optional(ActivityReader reader, System.Text.Json.JsonElement owner, string name, string path)
    {
        if (owner.Find(name) is not { } value) return null;
        // The declared type is TimeSpan, but working units are texts: the value is read as it stands.
        var input = reader.Expression(value, path, "Duration");
        if (input.TypeName == "TimeSpan") input = input.WithType("Duration");
        if (input is { IsConstant: true, ConstantValue: { } constant } && constant is not (TimeSpan or long or decimal) && !WorkflowDurations.TryParse(Values.Text(constant), out _))
        {
            reader.Error("duration-invalid", path, new($"«{Values.Text(constant)}» не длительность.", $"'{Values.Text(constant)}' is no duration."),
                new("Например 5 workingMinutes, 3 workingDays, 30 days, 00:05:00.", "For example 5 workingMinutes, 3 workingDays, 30 days, 00:05:00."));
        }

        return input;
    }
}
