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

    private Counts Run(string name)
    {
        var folder = SharedData.Folder(name);
        var reading = MappingReader.Read(ShippedMappings.Find(name)!, name + ".json");
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

        public void Add(MappedRow row)
        {
            foreach (var e in row.Events) Events[e.Event.Type.Name] = Events.GetValueOrDefault(e.Event.Type.Name) + 1;
            if (row.Quarantined) Quarantined[row.Problems[0].ToString()] = Quarantined.GetValueOrDefault(row.Problems[0].ToString()) + 1;
        }
    }
}
