using ClinicFlow.Intake.Events;

namespace ClinicFlow.Intake.Imports;

/// <summary>Holds a mapping against the vocabulary: types, members, kinds, what is required.</summary>
internal static class MappingChecks
{
    public static void Run(MappingFile mapping, MappingNotes notes)
    {
        foreach (var twice in mapping.Files.GroupBy(f => f.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Last()))
            notes.Add(MappingProblems.BadValue(notes.File, twice.At, new($"Имя «{twice.Name}» носят два описания файлов.", $"Two descriptions of files are called '{twice.Name}'."), new("Дайте им разные name.", "Give them different names.")));
        foreach (var file in mapping.Files)
        {
            foreach (var ignored in file.Ignored.Where(i => file.Scope.Used.Contains(i.Text)))
                notes.Add(MappingProblems.Of("mapping.used-and-ignored", notes.File, ignored, new($"Столбец «{ignored.Text}» и используется, и в ignored.", $"The column '{ignored.Text}' is both used and ignored."), new("Уберите его из ignored.", "Remove it from ignored."), ImportSeverity.Warning));
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var e in file.Events)
            {
                if (!ids.Add($"{e.Type.At.Text}\n{e.Id?.At.Text}"))
                    notes.Add(MappingProblems.BadValue(notes.File, e.At, new("Два события одного типа с одним идентификатором.", "Two events of one type with one id."), new("Задайте второму свой \"id\", например \"{ключ}-2\".", "Give the second an \"id\" of its own, for example \"{key}-2\".")));
                Event(mapping, file, e, notes);
            }
        }
    }

    private static void Event(MappingFile mapping, FileMapping file, EventMapping e, MappingNotes notes)
    {
        var before = notes.Problems.Count;
        var types = Types(mapping, file, e, notes);
        if (types.Count == 0)
        {
            if (notes.Problems.Count == before) notes.Add(UnknownType(e, notes));
            return;
        }
        if (!Fit(e.Time, MemberKind.Time, allowText: true)) notes.Add(WrongValue(notes, e.Time, MemberKind.Time));
        if (e.Time.Kind == ValueKind.Constant && Conversions.Constant(e.Time.Argument, TimeMember, mapping) is null) notes.Add(BadConstant(notes, e.Time));
        if (types.Exists(t => t.OfPatient) && file.Subject is null && e.Subject is null) notes.Add(MappingProblems.MissingMember(notes.File, file.At, "subject"));
        // A type that is a template may reach types that these data don't fit: at least one must fit, the others are found by their rows.
        var findings = types.ConvertAll(type =>
        {
            var own = new MappingNotes(notes.File);
            Record(mapping, file.Scope, e.Data, RecordShape.Of(type.Data), own);
            return own;
        });
        if (findings.Exists(f => !f.HasErrors)) return;
        foreach (var problem in findings[0].Problems) notes.Add(problem);
    }

    public static List<EventType> Types(MappingFile mapping, FileMapping file, EventMapping e, MappingNotes? notes = null)
    {
        if (e.Type.Kind != ValueKind.Constant)
        {
            var possible = new HashSet<string>(StringComparer.Ordinal) { "" };
            foreach (var part in e.Type.Parts)
            {
                var texts = part.IsName ? Outputs(mapping, file.Scope, part.Text) : [part.Text];
                if (texts is null) return [.. EventVocabulary.All.Where(t => !Conversions.IsHumanAct(t))];
                possible = [.. possible.SelectMany(p => texts.Select(t => p + t))];
            }
            foreach (var unknown in possible.Where(p => EventVocabulary.Find(p) is null)) notes?.Add(UnknownType(e, notes, unknown));
            return [.. possible.Select(EventVocabulary.Find).OfType<EventType>().Where(t => !Conversions.IsHumanAct(t))];
        }
        return EventVocabulary.Find(e.Type.Argument) is { } found && !Conversions.IsHumanAct(found) ? [found] : [];
    }

    private static IEnumerable<string>? Outputs(MappingFile mapping, ScopeMapping scope, string name) =>
        scope.Lets.Find(l => l.Name == name)?.Value is { Kind: ValueKind.Enum } value ? mapping.Enums[value.Argument].Values.Values.OfType<string>().Distinct() : null;

    private static ImportProblem UnknownType(EventMapping e, MappingNotes notes, string? name = null) => MappingProblems.Unknown(notes.File, e.Type.At, "mapping.unknown-event",
        new("Событие", "The event"), name ?? e.Type.At.Text, EventVocabulary.All.Where(t => !Conversions.IsHumanAct(t)).Select(t => t.Name));

    private static void Record(MappingFile mapping, ScopeMapping scope, RecordMapping record, RecordShape shape, MappingNotes notes)
    {
        foreach (var member in record.Members)
        {
            var target = Array.Find(shape.Members, m => m.Name == member.Name);
            if (target is null) notes.Add(MappingProblems.UnknownMember(notes.File, member.At, member.Name, shape.Members.Select(m => m.Name)));
            else if (member.List is { } list) List(mapping, scope, member, list, target, notes);
            else Value(mapping, scope, member.Value!, target, notes);
        }
        foreach (var missing in shape.Members.Where(m => m.Required && record.Members.All(r => r.Name != m.Name)))
            notes.Add(MappingProblems.MissingMember(notes.File, record.At, missing.Name));
    }

    private static void List(MappingFile mapping, ScopeMapping scope, MemberMapping member, ListMapping list, RecordMember target, MappingNotes notes)
    {
        var fits = list.Record is null ? target.Kind == MemberKind.Texts : target.Kind == MemberKind.Records;
        if (!fits) notes.Add(MappingProblems.BadValue(notes.File, member.At, new($"В «{target.Name}» такой список не пишется.", $"'{target.Name}' doesn't hold such a list."), new($"Напишите {Conversions.Wanted(target.Kind)}.", $"Write {Conversions.Wanted(target.Kind)}.")));
        else if (list.Record is not null) Record(mapping, scope.Group(list.Each)!.Scope, list.Record, RecordShape.Of(target.Element!), notes);
        else if (!list.Value!.IsText) notes.Add(WrongValue(notes, list.Value, MemberKind.Text));
    }

    private static void Value(MappingFile mapping, ScopeMapping scope, ValueSpec spec, RecordMember target, MappingNotes notes)
    {
        if (!Conversions.Fits(spec, target.Kind)) notes.Add(WrongValue(notes, spec, target.Kind));
        else if (spec.Optional && target.Required) notes.Add(MappingProblems.BadValue(notes.File, spec.At, new($"«{target.Name}» обязательно: «?» здесь нельзя.", $"'{target.Name}' is required: '?' can't stand here."), new("Уберите «?».", "Remove the '?'.")));
        else if (spec.Kind == ValueKind.Constant && Conversions.Constant(spec.Argument, target, mapping) is null) notes.Add(BadConstant(notes, spec, target.Closed));
        else if (target.Closed is { } closed)
            foreach (var output in EnumOutputs(mapping, scope, spec).Where(o => !closed.Contains(o)))
                notes.Add(MappingProblems.Unknown(notes.File, spec.At, "mapping.not-allowed", new($"Значение для «{target.Name}»", $"The value for '{target.Name}'"), output, closed));
        Declared(mapping, scope, spec, target, notes);
    }

    private static IEnumerable<string> EnumOutputs(MappingFile mapping, ScopeMapping scope, ValueSpec spec) =>
        spec.Kind == ValueKind.Enum ? mapping.Enums[spec.Argument].Values.Values.OfType<string>().Distinct()
        : spec.Kind == ValueKind.Reference ? Outputs(mapping, scope, spec.Names[0]) ?? [] : [];

    /// <summary>A place, chair or specialty named outright must be one of those the mapping declares, if it declares any.</summary>
    private static void Declared(MappingFile mapping, ScopeMapping scope, ValueSpec spec, RecordMember target, MappingNotes notes)
    {
        var kind = target.Name is "fromSpecialty" or "toSpecialty" ? "specialty" : target.Name;
        if (kind is not ("location" or "chair" or "specialty") || mapping.Files.Any(f => f.Entries.Any(e => e.Kind == kind))) return;
        var known = mapping.Entries.Where(e => e.Kind == kind).Select(e => e.Id).ToList();
        if (known.Count == 0) return;
        IEnumerable<string> named = spec.Kind == ValueKind.Constant ? [spec.Argument] : EnumOutputs(mapping, scope, spec);
        foreach (var name in named.Where(n => !known.Contains(n)))
            notes.Add(MappingProblems.Unknown(notes.File, spec.At, $"mapping.unknown-{kind}", new($"«{kind}»", $"The {kind}"), name, known));
    }

    private static readonly RecordMember TimeMember = new("time", MemberKind.Time, true, null, null);

    private static bool Fit(ValueSpec spec, MemberKind kind, bool allowText) => Conversions.Fits(spec, kind) || (allowText && spec.IsText);

    private static ImportProblem WrongValue(MappingNotes notes, ValueSpec spec, MemberKind kind) => MappingProblems.Of("mapping.wrong-value", notes.File, spec.At,
        new("Это значение другого рода, чем нужно здесь.", "This value is of another kind than belongs here."), new($"Напишите {Conversions.Wanted(kind)} или =постоянное.", $"Write {Conversions.Wanted(kind)} or =constant."));

    private static ImportProblem BadConstant(MappingNotes notes, ValueSpec spec, IReadOnlySet<string>? closed = null) => MappingProblems.Of("mapping.bad-constant", notes.File, spec.At,
        new($"Постоянное «{MappingProblems.Short(spec.Argument)}» здесь не подходит.", $"The constant '{MappingProblems.Short(spec.Argument)}' doesn't fit here."),
        closed is null ? new("Исправьте его.", "Mend it.") : new($"Возможны: {string.Join(", ", closed)}.", $"Possible are: {string.Join(", ", closed)}."));
}
