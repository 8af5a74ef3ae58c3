using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Tests.Intake.Imports;

/// <summary>What <c>docs/import-your-own-csv.md</c> shows is what happens.</summary>
public sealed class ManualTests
{
    private readonly string[] _blocks = [.. File.ReadAllText(Path.Combine(SharedData.Root(), "docs", "import-your-own-csv.md")).Split("```").Where((_, i) => i % 2 == 1)];

    [Fact]
    public void The_first_mapping_gives_the_events_that_the_manual_promises()
    {
        using var folder = new ImportFolder();
        folder.With("visits.csv", Block("visit;patient"));

        var rows = folder.Rows(Block("\"my-clinic\""));

        Assert.Equal(["appointment.booked 7", "appointment.arrived 7", "appointment.booked 8", "appointment.no-show 8"],
            rows.SelectMany(r => r.Events).Select(e => $"{e.Event.Type.Name} {e.Event.Subject}"));
        Assert.Equal("visits:101/appointment.booked", rows[0].Events[0].Event.Id);
    }

    [Fact]
    public void The_plan_mapping_of_the_manual_is_sound()
    {
        var file = Block("\"steps.csv\", \"key\"");
        var mapping = $$"""{ "name": "m", "source": "mis", "timeZone": "Europe/Moscow", "files": [ {{file}} ] }""";
        using var folder = new ImportFolder();
        folder.With("steps.csv", "step,patient,plan,made,agreed,done,state,service,price\n1,7,X,2026-03-01,2026-03-02,,open,crown,100\n2,7,X,2026-03-01,2026-03-02,2026-03-09,open,filling,50\n");

        Assert.Equal(["plan.identified", "plan.agreed", "plan.item-done"], folder.Rows(mapping).SelectMany(r => r.Events).Select(e => e.Event.Type.Name));
    }

    private string Block(string with)
    {
        var block = _blocks.First(b => b.Contains(with, StringComparison.Ordinal));
        return block[(block.IndexOf('\n') + 1)..];
    }
}
