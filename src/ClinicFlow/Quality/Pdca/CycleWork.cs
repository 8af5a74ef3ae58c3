using ClinicFlow.Journeys;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Rules;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Quality.Pdca;

/// <summary>What a cycle wants done: the task where its workflow stands, and each measure that is still open.</summary>
public static class CycleWork
{
    public const string Prefix = "cycle:", MeasureReason = "cycle:measure/";
    /// <summary>Working days for a measure that was given no date of its own.</summary>
    private const int MeasureDays = 10;

    public static string SubjectOf(Guid id) => Prefix + id.ToString("N");

    public static IReadOnlyList<SubjectItem> Of(Guid id, CycleState state, ClinicPlace place)
    {
        if (state.Ended) return [];
        var (begun, turn) = (state.Begun, state.Turn);
        var where = new LocalizedText($"Цикл «{begun.Title}», оборот **{turn.Facts.Turn}**", $"Cycle “{begun.Title}”, turn **{turn.Facts.Turn}**");
        var items = new List<SubjectItem>();
        if (state.Stands is { Task: { } task } stands)
            items.Add(new()
            {
                Reason = $"workflow:{turn.Instance.DefinitionId}/{stands.ActivityId}", Occurrence = turn.Facts.Turn, Role = task.Role, Person = task.Escalated ? null : task.Person, Location = begun.Location,
                Title = new(task.Title.Ru, task.Title.En), Why = where, Since = stands.EnteredAt, Due = task.DueAt, Link = $"/pdca/{id}", Action = "cycle", Escalated = task.Escalated,
            });
        foreach (var measure in turn.Measures.Where(m => m.Open))
            items.Add(new()
            {
                Reason = MeasureReason + measure.Added.Number, Role = begun.OwnerRole, Person = begun.Owner, Location = begun.Location, Title = new(measure.Added.Text, measure.Added.Text), Why = where, Since = measure.At,
                Due = measure.Added.Due ?? place.Calendar.AddWorkingDays(measure.At, MeasureDays), Link = $"/pdca/{id}", Action = "cycle", ByHand = true,
            });
        return items;
    }
}
