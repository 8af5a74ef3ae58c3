using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Intake.Imports;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Intake.Runs;

/// <summary>A clinic, a folder with <c>visits.csv</c> and a mapping of it by name.</summary>
internal sealed class ImportFixture(TestClinic clinic) : IAsyncDisposable
{
    public const string Header = "id,patient,booked,start,arrived,name\n";
    private const string Name = "visits";

    private const string Arrived = """{ "type": "appointment.arrived", "when": "arrived != \"\"", "time": "arrived", "data": { "appointment": "A{id}" } }""";
    private const string Booked = """{ "type": "appointment.booked", "when": "booked != \"\"", "time": "booked", "data": { "appointment": "A{id}", "start": "time:start" }, "person": { "name": "name?" } }""";

    public static readonly string Mapping = ImportFolder.Visits($"{Booked}, {Arrived}");

    public TestClinic Clinic => clinic;
    public ImportFolder Folder { get; } = new();

    public static async Task<ImportFixture> Open(Store store) => new(await TestClinic.Open(store));

    public static string Row(int id, string patient = "", string start = "2026-05-20 09:30", string arrived = "2026-05-20 09:25", string booked = "2026-05-11 10:00") =>
        $"{id},{(patient.Length > 0 ? patient : id.ToString())},{booked},{start},{arrived},Имя {id}\n";

    public ImportFixture With(params string[] rows)
    {
        Folder.With("visits.csv", Header + string.Concat(rows));
        return this;
    }

    /// <summary>Stores a mapping as the clinic's own and runs it over the folder.</summary>
    public Task<ImportSummary> Run(string? mapping = null, Action<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        clinic.Get<MappingStore>().Save(Name, mapping ?? Mapping);
        return clinic.Get<ImportRunner>().Run(new ImportRequest(ImportFolder.Plan(mapping ?? Mapping), Name, Folder.Path), progress, cancel);
    }

    public async Task<string> State()
    {
        await clinic.Fold();
        using var connection = clinic.Get<Database>().Open();
        return CanonicalState.Write(connection, TextWriter.Null);
    }

    public async ValueTask DisposeAsync()
    {
        await clinic.DisposeAsync();
        Folder.Dispose();
    }
}
