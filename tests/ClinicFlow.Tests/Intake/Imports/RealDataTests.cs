using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Tests.Intake.Imports;

/// <summary>Runs the shipped mappings on the third-party data beside the project; skipped where the folder is absent.</summary>
public sealed class RealDataTests(ITestOutputHelper output)
{
    [Fact]
    public void The_dental_practice_gives_its_29880_events_and_no_row_goes_to_quarantine()
    {
        var counts = Run("dental_synth_asgari");

        Assert.Equal(29_880, counts.Events.Values.Sum());
        Assert.Empty(counts.Quarantined);
        Assert.Empty(counts.FileProblems);
        Assert.Equal(8_000, counts.Events["appointment.booked"]);
        Assert.Equal(5_936, counts.Events["appointment.completed"]);
    }

    [Fact]
    public void The_shipped_mapping_says_what_its_shorter_first_sketch_said()
    {
        var sketch = Path.Combine(SharedData.Folder("dental_synth_asgari"), "..", "..", "examples", "dental_synth_asgari.mapping.json");
        if (!File.Exists(sketch)) Assert.Skip("../shared/examples is not beside the project.");

        Assert.Equal(Run("dental_synth_asgari").Log, Run("dental_synth_asgari", File.ReadAllText(sketch)).Log);
    }

    [Fact]
    public void The_Open_Dental_tables_give_plans_services_payments_and_contacts()
    {
        var counts = Run("opendental_shaped_synth");

        Assert.Empty(counts.Quarantined);
        Assert.Empty(counts.FileProblems);
        Assert.Equal(3_042, counts.Events["plan.identified"]);
        Assert.Equal(5_232, counts.Events["service.performed"]);
        Assert.Equal(11_544, counts.Events["payment.received"]);
        Assert.Equal(2_013, counts.Events["appointment.no-show"]);
    }

    [Fact]
    public void A_mapping_written_from_the_manual_alone_reads_another_export()
    {
        var asset = Path.Combine(SharedData.Root(), "tests/ClinicFlow.Tests/Intake/Imports/Assets/synthea_csv_small.json");
        var counts = Run("synthea_csv_small", File.ReadAllText(asset));

        Assert.Empty(counts.Quarantined);
        Assert.Empty(counts.FileProblems);
        Assert.Equal(910, counts.Events["appointment.arrived"]);
        Assert.Equal(135, counts.Events["plan.identified"]);
    }

    private Counts Run(string name, string? mapping = null)
    {
        var folder = SharedData.Folder(name);
        var reading = MappingReader.Read(mapping ?? ShippedMappings.Find(name)!, name + ".json");
        Assert.Empty(reading.Problems);
        using var mapper = new RowMapper(reading.Plan!, folder);
        var counts = new Counts();
        counts.FileProblems.AddRange(mapper.Problems);
        foreach (var part in mapper.Parts)
        {
            using var file = mapper.Open(part);
            counts.FileProblems.AddRange(file.Problems);
            foreach (var row in file.Rows()) counts.Add(row);
        }
        foreach (var (type, count) in counts.Events.OrderBy(e => e.Key, StringComparer.Ordinal)) output.WriteLine($"{type} {count}");
        foreach (var (reason, count) in counts.Quarantined) output.WriteLine($"quarantined {reason} {count}");
        foreach (var problem in counts.FileProblems) output.WriteLine(problem.ToString());
        return counts;
    }

    private sealed class Counts
    {
        public SortedDictionary<string, int> Events { get; } = new(StringComparer.Ordinal);
        public SortedDictionary<string, int> Quarantined { get; } = new(StringComparer.Ordinal);
        public List<ImportProblem> FileProblems { get; } = [];

        public List<string> Log { get; } = [];

        public void Add(MappedRow row)
        {
            foreach (var e in row.Events) Log.Add($"{e.Event.Id} {e.Event.Subject} {e.Event.Time:O} {e.Event.Sequence} {EventJson.Write(e.Event.Data)}");
            foreach (var e in row.Events) Events[e.Event.Type.Name] = Events.GetValueOrDefault(e.Event.Type.Name) + 1;
            if (row.Quarantined) Quarantined[row.Problems[0].ToString()] = Quarantined.GetValueOrDefault(row.Problems[0].ToString()) + 1;
        }
    }
}
