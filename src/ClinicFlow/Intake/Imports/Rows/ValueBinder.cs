using ClinicFlow.Intake.Events;

namespace ClinicFlow.Intake.Imports;

/// <summary>Makes the members of an event's data out of what a mapping says about them. Used without columns too, to check a mapping.</summary>
internal sealed class ValueBinder(MappingFile mapping, ScopeBinder scope)
{
    public RecordValue Record(RecordMapping record, RecordShape shape) =>
        new(shape, [.. record.Members.Select(m => (shape.IndexOf(m.Name), Member(m, shape.Members[shape.IndexOf(m.Name)])))]);

    public TimeValue Time(ValueSpec spec)
    {
        var format = scope.Format(spec).Times;
        return new TimeValue(scope.Text(spec), spec.IsText && spec.Kind != ValueKind.Reference ? Conversions.WithIso(format) : format, spec.Optional, spec.Shift, spec.Kind == ValueKind.DayStart);
    }

    public CellValue Text(ValueSpec spec, IReadOnlySet<string>? closed = null) => new ConvertedText(scope.Text(spec), spec.Optional, CellValues.Text(closed));

    public CellValue Date(ValueSpec spec) => new ConvertedText(scope.Text(spec), spec.Optional, CellValues.Date(scope.Format(spec).Times));

    private CellValue Member(MemberMapping member, RecordMember target)
    {
        if (member.List is not { } list) return Value(member.Value!, target);
        var inner = scope.Group(list.Each);
        var values = new ValueBinder(mapping, inner);
        var element = list.Value is { } text ? values.Text(text) : values.Record(list.Record!, RecordShape.Of(target.Element!));
        return new ListValue(scope.GroupIndex(list.Each), inner.Condition(list.When), element, target.Element!);
    }

    private CellValue Value(ValueSpec spec, RecordMember target)
    {
        if (spec.Kind == ValueKind.Constant) return new ConstantValue(Conversions.Constant(spec.Argument, target, mapping)!);
        var (formats, text) = (scope.Format(spec), scope.Text(spec));
        CellValue As(Func<Row, string, string, object?> convert) => new ConvertedText(text, spec.Optional, convert);
        return spec.Kind switch
        {
            ValueKind.Integer => target.Kind == MemberKind.Number ? As(CellValues.Number(formats.Numbers)) : As(CellValues.Integer(formats.Numbers)),
            ValueKind.Number => As(CellValues.Number(formats.Numbers)),
            ValueKind.Year => As(CellValues.Year(formats.Times)),
            ValueKind.Duration => As(CellValues.Duration),
            ValueKind.Minutes or ValueKind.Seconds => new SpanValue(Named(spec, 0), Named(spec, 1), spec.Kind == ValueKind.Minutes ? TimeSpan.TicksPerMinute : TimeSpan.TicksPerSecond, spec.Optional),
            ValueKind.Time or ValueKind.DayStart => Time(spec),
            ValueKind.Expression => As(target.Kind switch
            {
                MemberKind.Integer => CellValues.Integer(NumberFormat.Plain),
                MemberKind.Number => CellValues.Number(NumberFormat.Plain),
                MemberKind.Time => CellValues.Time(Conversions.WithIso(formats.Times)),
                _ => CellValues.Text(target.Closed),
            }),
            _ => As(CellValues.Text(target.Closed)),
        };
    }

    private TimeValue Named(ValueSpec spec, int index) => Time(spec with { Kind = ValueKind.Time, Names = [spec.Names[index]] });
}

/// <summary>Constants and formats that don't depend on a row.</summary>
internal static class Conversions
{
    public static TimeFormat WithIso(TimeFormat format) => format with { DateTimes = [.. format.DateTimes, TimeFormat.Iso] };

    /// <summary>Null if the text can't be what the member holds.</summary>
    public static object? Constant(string text, RecordMember target, MappingFile mapping) => target.Kind switch
    {
        MemberKind.Text => text.Length > 0 && CellValues.IsClean(text) && target.Closed?.Contains(text) != false ? text : null,
        MemberKind.Integer => NumberFormat.Plain.TryInteger(text, out var whole) ? whole : null,
        MemberKind.Number => NumberFormat.Plain.TryDecimal(text, out var number) ? number : null,
        MemberKind.Time => WithIso(mapping.Times).Read(text, out var time, out _) == TimeFault.None ? time : null,
        _ => null,
    };

    /// <summary>Whether a value of this kind can fill a member of that kind.</summary>
    public static bool Fits(ValueSpec spec, MemberKind target) => target switch
    {
        MemberKind.Text => spec.IsText,
        MemberKind.Integer => spec.Kind is ValueKind.Integer or ValueKind.Year or ValueKind.Minutes or ValueKind.Seconds or ValueKind.Duration or ValueKind.Constant or ValueKind.Expression,
        MemberKind.Number => spec.Kind is ValueKind.Number or ValueKind.Integer or ValueKind.Constant or ValueKind.Expression,
        MemberKind.Time => spec.Kind is ValueKind.Time or ValueKind.DayStart or ValueKind.Constant or ValueKind.Expression,
        _ => false,
    };

    public static string Wanted(MemberKind kind) => kind switch
    {
        MemberKind.Integer => "int:…", MemberKind.Number => "decimal:…", MemberKind.Time => "time:…", MemberKind.Text => "…", _ => "{ \"each\": … }",
    };

    /// <summary>People do these in ClinicFlow itself; they don't come from outside.</summary>
    public static bool IsHumanAct(EventType type) => type.Name.StartsWith("task.", StringComparison.Ordinal) || type.Name.StartsWith("workflow.", StringComparison.Ordinal);
}
