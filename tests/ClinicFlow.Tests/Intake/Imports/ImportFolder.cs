using System.Text;
using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Tests.Intake.Imports;

/// <summary>A folder of CSV files that a test writes, gone when the test is.</summary>
internal sealed class ImportFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("clinicflow-imports-").FullName;

    public ImportFolder With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public ImportFolder With(string file, byte[] bytes)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, file), bytes);
        return this;
    }

    public List<MappedRow> Rows(string mapping)
    {
        using var mapper = new RowMapper(Plan(mapping), Path);
        return [.. mapper.Rows()];
    }

    public List<ImportProblem> FileProblems(string mapping, string part)
    {
        using var mapper = new RowMapper(Plan(mapping), Path);
        using var file = mapper.Open(part);
        return [.. mapper.Problems, .. file.Problems];
    }

    public static ImportPlan Plan(string mapping)
    {
        var reading = MappingReader.Read(mapping, "test.json");
        Assert.True(reading.Plan is not null, string.Join('\n', reading.Problems));
        return reading.Plan!;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>A mapping of one file <c>visits.csv</c> around what a test is about.</summary>
    public static string Visits(string events, string more = "", string top = "", string zone = "Europe/Moscow") => $$"""
        { "name": "test", "source": "mis", "timeZone": "{{zone}}", "dateTime": "yyyy-MM-dd HH:mm", "date": "yyyy-MM-dd", {{top}}
          "files": [ { "file": "visits.csv", "key": "{id}", "subject": "P{patient}", {{more}} "events": [ {{events}} ] } ] }
        """;

    public const string Booked = """{ "type": "appointment.booked", "time": "booked", "data": { "appointment": "A{id}", "start": "time:start" } }""";
}
