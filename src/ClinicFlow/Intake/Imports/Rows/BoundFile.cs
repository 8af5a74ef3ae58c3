using System.Globalization;
using System.Security.Cryptography;
using ClinicFlow.Intake.Events;

namespace ClinicFlow.Intake.Imports;

/// <summary>A file of a mapping bound to its header: turns one record into one <see cref="MappedRow"/>.</summary>
internal sealed class BoundFile
{
    private const int LongestKey = 160, KeptOfRaw = 1 << 16;
    private readonly ImportPlan _plan;
    private readonly FileMapping _file;
    private readonly CsvTable _table;
    private readonly RowReport _report = new();
    private readonly Row _row;
    private readonly TextValue _key;
    private readonly TextValue? _subject, _sequence;
    private readonly ValueKind _sequenceKind;
    private readonly TimeValue? _sequenceTime;
    private readonly RowExpression? _when;
    private readonly BoundEvent[] _events;
    private readonly (EntryMapping Mapping, TextValue Id, TextValue Name, TextValue? NameEn, TextValue? Location, TextValue? Zone)[] _entries;

    public BoundFile(ImportPlan plan, FileMapping file, CsvTable table, RowIndexes indexes, ICollection<ImportProblem> problems)
    {
        (_plan, _file, _table) = (plan, file, table);
        var scope = new ScopeBinder(plan.Mapping, file.Scope, new Header(table.Header), indexes, problems);
        _key = scope.Text(file.Key);
        _subject = file.Subject is null ? null : scope.Text(file.Subject);
        if (file.Sequence is { } sequence)
        {
            (_sequence, _sequenceKind) = (scope.Text(sequence), sequence.Kind);
            if (sequence.Kind is ValueKind.Time or ValueKind.DayStart) _sequenceTime = new ValueBinder(plan.Mapping, scope).Time(sequence with { Optional = true });
        }
        _when = scope.Condition(file.When);
        _events = [.. file.Events.Select(e => new BoundEvent(plan.Mapping, file, e, scope))];
        _entries = [.. file.Entries.Select(e => (e, scope.Text(e.Id), scope.Text(e.Name), Maybe(e.NameEn), Maybe(e.Location), Maybe(e.TimeZone)))];
        _row = new Row(scope.Bound, _report);

        TextValue? Maybe(ValueSpec? spec) => spec is null ? null : scope.Text(spec);
    }

    /// <summary>The record that the table stands on; null for a row of empty fields.</summary>
    public MappedRow? Map(ImportProblem? fault, CsvPosition at, CsvPosition next)
    {
        _report.Begin(_plan.Fingerprint, _table.Text.Span);
        if (fault is not null) return Broken(fault, at, next);
        _row.Begin(_table.Fields, at.Line, at.Offset);
        if (IsBlank()) return null;
        var key = Key();
        var (events, entries) = (new List<IncomingEvent>(), (IReadOnlyList<ClinicEntry>)[]);
        if (key is not null && (_when is null || _when.IsTrue(_row)))
        {
            var identity = new RowIdentity(_plan.Source, _file.Name, key, _subject, _plan.Mapping.SubjectPrefix, Sequence());
            foreach (var e in _events) e.Read(_row, identity, events);
            if (_entries.Length > 0) entries = Entries();
            if (events.Count > 1) RefuseTwins(events);
        }
        var broken = _report.Problems.Exists(p => p.Severity == ImportSeverity.Error);
        return Row(key ?? KeyOf(at), at, next, broken ? [] : events, broken ? [] : entries, broken);
    }

    private MappedRow Broken(ImportProblem fault, CsvPosition at, CsvPosition next)
    {
        _report.Problems.Add(fault);
        return Row(KeyOf(at), at, next, [], [], quarantined: true);
    }

    private MappedRow Row(string key, CsvPosition at, CsvPosition next, IReadOnlyList<IncomingEvent> events, IReadOnlyList<ClinicEntry> entries, bool quarantined)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(_report.Content, hash);
        var text = _table.Text.Span;
        return new MappedRow
        {
            File = _file.File, Line = at.Line, Offset = at.Offset, Next = next, RowKey = key, ContentHash = Convert.ToHexStringLower(hash[..16]),
            Events = events, Entries = entries, Problems = _report.Problems.Count == 0 ? [] : _report.Problems, Quarantined = quarantined,
            Raw = new string(text[..Math.Min(text.Length, KeptOfRaw)]),
        };
    }

    private string? Key()
    {
        var key = _key.Of(_row);
        if (key.Length is > 0 and <= LongestKey && CellValues.IsClean(key)) return $"{_file.Name}:{key}";
        if (_report.Problems.Count == 0)
            _row.Problem(key.Length == 0 ? RowProblems.Empty(_file.File, _row.Line, _key.Label) : RowProblems.BadText(_file.File, _row.Line, _key.Label));
        return null;
    }

    /// <summary>Text as it stands, moments as ISO in UTC, whole numbers with leading zeros: so that the ordinal order is the right one.</summary>
    private string? Sequence()
    {
        if (_sequenceTime is not null)
            return _sequenceTime.TryRead(_row, out var time, out _) ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffZ", CultureInfo.InvariantCulture) : null;
        if (_sequence?.Of(_row) is not { Length: > 0 } text) return null;
        if (_sequenceKind != ValueKind.Integer) return text;
        if (text.Length <= 19 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0) return text.PadLeft(19, '0');
        _row.Problem(RowProblems.BadNumber(_file.File, _row.Line, _sequence.Label, text, whole: true));
        return null;
    }

    private List<ClinicEntry> Entries()
    {
        var entries = new List<ClinicEntry>(_entries.Length);
        foreach (var (mapping, id, name, en, location, zone) in _entries)
        {
            var (idText, nameText) = (id.Of(_row), name.Of(_row));
            if (idText.Length == 0 || nameText.Length == 0)
            {
                _row.Problem(RowProblems.Empty(_file.File, _row.Line, idText.Length == 0 ? id.Label : name.Label));
                continue;
            }
            var enText = en?.Of(_row) is { Length: > 0 } english ? english : nameText;
            entries.Add(new ClinicEntry(mapping.Kind, idText, new LocalizedText(nameText, enText), Absent(location?.Of(_row)), Absent(zone?.Of(_row))));
        }
        return entries;
    }

    private void RefuseTwins(List<IncomingEvent> events)
    {
        for (var i = 1; i < events.Count; i++)
            for (var j = 0; j < i; j++)
                if (events[i].Event.Id == events[j].Event.Id)
                {
                    _row.Problem(RowProblems.SameEventTwice(_file.File, _row.Line, events[i].Event.Type.Name));
                    return;
                }
    }

    private bool IsBlank()
    {
        for (var i = 0; i < _table.Header.Length; i++)
            if (_row.Field(i).Length > 0) return false;
        return true;
    }

    private string KeyOf(CsvPosition at) => $"{_file.Name}@{at.Offset}";

    private static string? Absent(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
