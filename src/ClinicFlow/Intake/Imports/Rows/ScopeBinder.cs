namespace ClinicFlow.Intake.Imports;

/// <summary>Binds the names and values of a mapping to the columns of one header.</summary>
internal sealed class ScopeBinder
{
    private readonly MappingFile _mapping;
    private readonly ScopeMapping _scope;
    private readonly Header _header;
    private readonly RowIndexes _indexes;
    private readonly ICollection<ImportProblem> _problems;
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lookups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScopeBinder> _members = new(StringComparer.Ordinal);

    public ScopeBinder(MappingFile mapping, ScopeMapping scope, Header header, RowIndexes indexes, ICollection<ImportProblem> problems)
    {
        (_mapping, _scope, _header, _indexes, _problems) = (mapping, scope, header, indexes, problems);
        Bound = new RowScope(scope.File, header.Names.Count, mapping.Empty);
        foreach (var lookup in scope.Lookups) Bind(lookup);
        foreach (var group in scope.Groups) Bind(group);
        foreach (var let in scope.Lets)
        {
            Bound.Lets.Add(Text(let.Value));
            _lets[let.Name] = Bound.Lets.Count - 1;
        }
    }

    public RowScope Bound { get; }

    public int GroupIndex(string name) => _groups[name];

    /// <summary>The binder for the rows of a group.</summary>
    public ScopeBinder Group(string name) => _members[name];

    public TextValue Text(ValueSpec spec) => spec.Kind switch
    {
        ValueKind.Constant => new ConstantText(spec.Argument),
        ValueKind.Template => new TemplateText(MappingProblems.Short(spec.At.Text), [.. spec.Parts.Select(p => p.IsName ? ("", Name(p.Text), p.Optional) : (p.Text, (TextValue?)null, false))]),
        ValueKind.First => new FirstText(string.Join(", ", spec.Names), [.. spec.Names.Select(Name)]),
        ValueKind.Enum => new EnumText(_mapping.Enums[spec.Argument], Name(spec.Names[0])),
        ValueKind.Expression => new ExpressionText(Expression(spec.Argument, typeof(object))),
        _ => Name(spec.Names[0]),
    };

    public RowExpression? Condition(string? text) => text is null ? null : Expression(text, typeof(bool));

    /// <summary>How the column behind a name writes times and numbers.</summary>
    public ColumnFormat Format(ValueSpec spec)
    {
        var plain = new ColumnFormat(_mapping.Times, _mapping.Numbers);
        if (spec.Names.Count == 0) return plain;
        var name = spec.Names[0];
        if (_scope.Columns.TryGetValue(name, out var own)) return own;
        var (lookup, field) = _scope.Member(name);
        return lookup is null ? plain
            : _mapping.Files.FirstOrDefault(f => f.File == lookup.File && f.Scope.Columns.ContainsKey(field))?.Scope.Columns[field] ?? plain;
    }

    private TextValue Name(string name)
    {
        if (_lets.TryGetValue(name, out var let)) return new LetText(name, let);
        var dot = name.IndexOf('.');
        if (dot > 0)
        {
            var (record, member) = (name[..dot], name[(dot + 1)..]);
            if (_lookups.TryGetValue(record, out var lookup)) return new LookupText(name, lookup, Field(_scope.Lookup(record)!, member));
            if (_groups.TryGetValue(record, out var group)) return new GroupText(name, group, count: member == "count");
        }
        var index = _header.IndexOf(name);
        if (index >= 0) return new ColumnText(name, index);
        if (_missing.Add(name)) _problems.Add(RowProblems.MissingColumn(_scope.File, name, _header.Names));
        return new ConstantText("");
    }

    private static int Field(LookupMapping lookup, string member) => lookup.Fields.TakeWhile(f => f != member).Count();

    private void Bind(LookupMapping lookup)
    {
        var rows = _indexes.Of(lookup.File, lookup.Key, lookup.KeyScope, [.. lookup.Fields], unique: true);
        Bound.Lookups.Add(new BoundLookup(lookup, Text(lookup.On), rows));
        _lookups[lookup.Name] = Bound.Lookups.Count - 1;
    }

    private void Bind(GroupMapping group)
    {
        string[] columns = [.. group.Scope.Used.Order(StringComparer.Ordinal)];
        var rows = _indexes.Of(group.File, group.Key, group.KeyScope, columns, unique: false);
        var members = new ScopeBinder(_mapping, group.Scope, new Header(columns), _indexes, _problems);
        Bound.Groups.Add(new BoundGroup(Text(group.On), rows, members.Bound, members.Condition(group.When)));
        _groups[group.Name] = Bound.Groups.Count - 1;
        _members[group.Name] = members;
    }

    public RowExpression Expression(string text, Type result)
    {
        var names = ExpressionNames.Of(text, _scope.IsRecord).Distinct(StringComparer.Ordinal).ToList();
        var facts = RowExpression.Facts(names, _scope.IsRecord, _groups.ContainsKey, Record, name =>
        {
            var value = Name(name);
            return row => value.Of(row);
        });
        return RowExpression.Compile(text, facts, result, out var fault)
            ?? throw new InvalidOperationException($"An expression that was checked no longer compiles: {fault!.Message.En}");
    }

    private Func<Row, object?> Record(string name, (Rules.FactShape Shape, string[] Members) record)
    {
        if (_groups.TryGetValue(name, out var group)) return row => record.Shape.Create(row.Group(group).Count, row.IsFirstOf(group));
        TextValue[] values = [.. record.Members.Select(m => Name($"{name}.{m}"))];
        return row => record.Shape.Create([.. values.Select(v => (object?)v.Of(row))]);
    }
}
