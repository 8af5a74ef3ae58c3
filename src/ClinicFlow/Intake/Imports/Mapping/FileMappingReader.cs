using System.Text.Json;

namespace ClinicFlow.Intake.Imports;

/// <summary>Reads the part of a mapping that is about one file.</summary>
internal sealed class FileMappingReader(MappingFile mapping, MappingNotes notes)
{
    private readonly FormatReader _formats = new(notes);

    public FileMapping? Read(JsonAt at)
    {
        var reader = new JsonObjectReader(at, notes);
        var file = FileName(reader, "file", required: true);
        var scope = Scope(reader, file?.Text ?? "");
        var values = new ScopeValueReader(mapping, scope, notes);
        var key = values.Value(reader, "key", required: true);
        var subject = values.Value(reader, "subject");
        var sequence = values.Value(reader, "sequence");
        var when = values.Condition(reader.String("when"));
        var ignored = reader.List("ignored", JsonValueKind.String);
        var events = new EventMappingReader(scope, values, notes);
        var list = reader.List("events", JsonValueKind.Object).Select(e => events.Read(e)).OfType<EventMapping>().ToList();
        var entries = reader.List("declares", JsonValueKind.Object).Select(e => Entry(e, values)).OfType<EntryMapping>().ToList();
        var (optional, delimiter, encoding, name) = (reader.Flag("optional"), _formats.Delimiter(reader), _formats.Encoding(reader), reader.String("name"));
        reader.RejectOthers();
        if (file is null || key is null) return null;
        return new FileMapping
        {
            At = at, File = file.Text, Name = name?.Text ?? Path.GetFileNameWithoutExtension(file.Text), Optional = optional, Delimiter = delimiter, Encoding = encoding,
            Key = key, Subject = subject, Sequence = sequence, When = when, Ignored = ignored, Scope = scope, Events = list, Entries = entries,
        };
    }

    /// <summary>Formats, lookups, groups and lets: in this order, so that each may use what stands before it.</summary>
    private ScopeMapping Scope(JsonObjectReader reader, string file)
    {
        var scope = new ScopeMapping(file);
        foreach (var (column, at) in reader.Members("columns", JsonValueKind.Object))
        {
            var format = new JsonObjectReader(at, notes);
            scope.Columns[column] = new ColumnFormat(_formats.Times(format, mapping.Times), _formats.Numbers(format, mapping.Numbers));
            format.RejectOthers();
        }
        var values = new ScopeValueReader(mapping, scope, notes);
        foreach (var (name, at) in reader.Members("lookup", JsonValueKind.Object)) Lookup(name, at, scope, values);
        foreach (var (name, at) in reader.Members("group", JsonValueKind.Object)) Group(name, at, scope, values);
        foreach (var (name, at) in reader.Members("let", JsonValueKind.String))
            if (NameIsFree(name, at, scope) && values.Value(at) is { } value) scope.Lets.Add(new LetMapping(name, value));
        return scope;
    }

    private void Lookup(string name, JsonAt at, ScopeMapping scope, ScopeValueReader values)
    {
        var reader = new JsonObjectReader(at, notes);
        var file = FileName(reader, "file", required: true);
        var on = values.Value(reader, "on", required: true);
        var (keyScope, key) = Key(reader, file, on);
        var optional = reader.Flag("optional");
        reader.RejectOthers();
        if (NameIsFree(name, at, scope) && file is not null && on is not null && key is not null)
            scope.Lookups.Add(new LookupMapping(name, file.Text, on, key, optional, keyScope));
    }

    private void Group(string name, JsonAt at, ScopeMapping scope, ScopeValueReader values)
    {
        var reader = new JsonObjectReader(at, notes);
        var file = FileName(reader, "file", required: false);
        var fileName = file?.Text ?? scope.File;
        var on = values.Value(reader, "on", required: true);
        var (keyScope, key) = Key(reader, file, on);
        var rows = Scope(reader, fileName);
        var when = new ScopeValueReader(mapping, rows, notes).Condition(reader.String("when"));
        reader.RejectOthers();
        if (rows.Groups.Count > 0)
            notes.Add(MappingProblems.BadValue(notes.File, at, new("Группа внутри группы не поддерживается.", "A group within a group is not supported."), new("Оставьте одну.", "Keep one.")));
        if (NameIsFree(name, at, scope) && on is not null && key is not null)
            scope.Groups.Add(new GroupMapping(name, fileName, on, key, when, rows, keyScope));
    }

    /// <summary>The key on the other side; if it isn't named, it is called as here.</summary>
    private (ScopeMapping Scope, ValueSpec? Key) Key(JsonObjectReader reader, JsonAt? file, ValueSpec? on)
    {
        var scope = new ScopeMapping(file?.Text ?? "");
        var key = new ScopeValueReader(mapping, scope, notes).Value(reader, "key");
        if (key is null && on is not null)
        {
            key = on;
            foreach (var name in on.Names) scope.Use(name);
        }
        return (scope, key);
    }

    private EntryMapping? Entry(JsonAt at, ScopeValueReader values)
    {
        var reader = new JsonObjectReader(at, notes);
        var kind = reader.String("kind", required: true);
        if (kind is { Text: not ("location" or "chair" or "specialty") })
            notes.Add(MappingProblems.Unknown(notes.File, kind, "mapping.unknown-entry", new("Вид записи", "The kind of entry"), kind.Text, ["location", "chair", "specialty"]));
        var (id, name, en) = (values.Value(reader, "id", required: true), values.Value(reader, "name", required: true), values.Value(reader, "nameEn"));
        var (location, zone) = (values.Value(reader, "location"), values.Value(reader, "timeZone"));
        reader.RejectOthers();
        return kind is null || id is null || name is null ? null : new EntryMapping(kind.Text, id, name, en, location, zone);
    }

    private bool NameIsFree(string name, JsonAt at, ScopeMapping scope)
    {
        if (!scope.IsRecord(name) && scope.Lets.TrueForAll(l => l.Name != name) && name.Length > 0 && !name.AsSpan().ContainsAny(".{}?:")) return true;
        notes.Add(MappingProblems.BadValue(notes.File, at, new($"Имя «{MappingProblems.Short(name)}» занято или содержит знак . {{ }} ? :", $"The name '{MappingProblems.Short(name)}' is taken or holds one of . {{ }} ? :"), new("Назовите иначе.", "Choose another name.")));
        return false;
    }

    /// <summary>A file of the import folder: a plain name, so that a mapping can't reach outside.</summary>
    private JsonAt? FileName(JsonObjectReader reader, string member, bool required)
    {
        var at = reader.String(member, required);
        if (at is null || (at.Text.IndexOfAny(['/', '\\', ':', '\0']) < 0 && at.Text is not ("" or "." or ".."))) return at;
        notes.Add(MappingProblems.BadValue(notes.File, at, new("Здесь нужно имя файла без папок.", "A file name without folders belongs here."), new("Положите файл в папку импорта и напишите его имя.", "Put the file into the import folder and write its name.")));
        return null;
    }
}
