using System.Text;
using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Tests.Intake.Imports;

/// <summary>Seeded damage to all three kinds of input: whatever comes, the answer is rows and problems, never a crash.</summary>
public sealed class ImportFuzzTests
{
    private const int CsvRuns = 4_000, MappingRuns = 6_000, EventRuns = 10_000;

    private const string Csv = "\uFEFFid,patient,booked,start,status,price\r\n1,7,2026-03-01 10:00,2026-03-05 09:30,came,\"1,50\"\r\n2,8,2026-03-29 02:30,2026-03-05,\"mi\"\"ssed\",2\n3,9,,\"2026-\n03-05\",,\r4,7,2026-03-01 10:00,2026-03-05 09:30,Пришёл,3\n";

    private static readonly string Mapping = ImportFolder.Visits(
        """
        { "type": "appointment.booked", "when": "status != \"x\"", "time": "booked", "data": { "appointment": "A{id}", "start": "time:start + 30m", "specialty": "doctor.role?" } },
        { "type": "appointment.{st}", "time": "start", "data": { "appointment": "A{id}" }, "note": "status?" },
        { "type": "plan.identified", "once": "rows", "id": "{patient}", "time": "booked", "data": { "plan": "{patient}", "items": { "each": "rows", "value": { "item": "{id}", "price": "decimal:price" } } } }
        """,
        """
        "lookup": { "doctor": { "file": "visits.csv", "on": "patient", "key": "id", "optional": true } }, "group": { "rows": { "on": "patient", "when": "id != \"9\"" } },
        "let": { "st": "enum:st(status)" }, "sequence": "time:booked?",
        """,
        """ "enums": { "st": { "came": "arrived", "mi\"ssed": "no-show", "": "arrived" } }, """, "Europe/Berlin").Replace("doctor.role", "doctor.status");

    private const string Event = """
        [{ "specversion": "1.0", "id": "e1", "source": "crm", "type": "clinicflow.plan.identified.v1", "subject": "P7", "time": "2026-03-01T10:00:00.12+03:00", "sequence": 5, "dateonly": "true",
          "data": { "plan": "T1", "items": [ { "item": "I1", "price": 10.5, "healDays": 3 } ], "person": { "name": "Анна", "birthDate": "1980-05-17" }, "note": "\u0434\ud83d\ude00" } }]
        """;

    [Fact]
    public void Damaged_csv_bytes_give_rows_and_problems() => DamagedCsv(0);

    [Fact]
    public void Damaged_mappings_give_a_plan_or_problems() => DamagedMappings(0);

    [Fact]
    public void A_mapping_that_was_damaged_but_is_read_still_maps_rows() => DamagedButRead(0);

    [Fact]
    public void Damaged_cloud_events_give_events_or_problems() => DamagedCloudEvents(0);

    /// <summary>Each round takes the seeds after those of the round before.</summary>
    [Fact(Explicit = true), Trait("Long", "fuzz")]
    public Task Damaged_input_of_ever_other_seeds() => LongFuzz.Run(round =>
    {
        var first = Math.Abs(round % 100_000) * 20_000;
        DamagedCsv(first);
        DamagedMappings(first);
        DamagedButRead(first);
        DamagedCloudEvents(first);
    });

    private static void DamagedCsv(int first)
    {
        using var folder = new ImportFolder();
        var plan = ImportFolder.Plan(Mapping);
        var good = Encoding.UTF8.GetBytes(Csv);
        var problems = 0;
        for (var seed = first; seed < first + CsvRuns; seed++)
        {
            folder.With("visits.csv", Damage(good, new Random(seed)));
            using var mapper = new RowMapper(plan, folder.Path);
            using var file = mapper.Open("visits");
            problems += file.Problems.Count;
            var end = 0L;
            foreach (var row in file.Rows())
            {
                Assert.True(row.NextOffset > row.Offset && row.Offset >= end, $"seed {seed}");
                Assert.True(row.Quarantined ? row.Events.Count == 0 && row.Problems.Count > 0 : row.Problems.Count == 0, $"seed {seed}");
                end = row.NextOffset;
                problems += row.Problems.Count;
            }
            Assert.True(end <= file.Length);
        }
        Assert.True(problems > CsvRuns);
    }

    private static void DamagedMappings(int first)
    {
        var good = Encoding.UTF8.GetBytes(Mapping);
        var plans = 0;
        for (var seed = first; seed < first + MappingRuns; seed++)
        {
            var reading = MappingReader.Read(Encoding.UTF8.GetString(Damage(good, new Random(seed))), "fuzz.json");
            Assert.True(reading.Plan is not null || reading.Problems.Any(p => p.Severity == ImportSeverity.Error), $"seed {seed}");
            if (reading.Plan is not null) plans++;
        }
        Assert.InRange(plans, 1, MappingRuns - 1);
    }

    private static void DamagedButRead(int first)
    {
        using var folder = new ImportFolder();
        folder.With("visits.csv", Csv);
        var good = Encoding.UTF8.GetBytes(Mapping);
        for (var seed = first + MappingRuns; seed < first + MappingRuns + 3_000; seed++)
        {
            if (MappingReader.Read(Encoding.UTF8.GetString(Damage(good, new Random(seed))), "fuzz.json").Plan is not { } plan) continue;
            using var mapper = new RowMapper(plan, folder.Path);
            foreach (var row in mapper.Rows()) Assert.Equal(row.Quarantined, row.Problems.Count > 0);
        }
    }

    private static void DamagedCloudEvents(int first)
    {
        var good = Encoding.UTF8.GetBytes(Event);
        var (events, problems) = (0, 0);
        for (var seed = first; seed < first + EventRuns; seed++)
            foreach (var result in CloudEventReader.Read(Damage(good, new Random(seed))))
            {
                Assert.True(result.Event is not null || result.Problems.Count > 0, $"seed {seed}");
                if (result.Event is null) problems++; else events++;
            }
        Assert.True(events > 0 && problems > 0);
    }

    /// <summary>A few bytes changed, dropped, doubled or swapped for ones that mean something.</summary>
    private static byte[] Damage(byte[] good, Random random)
    {
        ReadOnlySpan<byte> telling = "\"\",;\r\n\t{}[]:?=.\\\0\u00FF0192-"u8;
        var bytes = new List<byte>(good);
        for (var n = random.Next(1, 5); n > 0 && bytes.Count > 2; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] = telling[random.Next(telling.Length)]; break;
                case 2: bytes.Insert(at, telling[random.Next(telling.Length)]); break;
                case 3: bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at)); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 20), bytes.Count - at))); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }
        return [.. bytes];
    }
}
