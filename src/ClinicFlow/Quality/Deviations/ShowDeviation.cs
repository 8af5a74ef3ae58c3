using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Deviations.Cases;
using ClinicFlow.Quality.Deviations.Steps;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Deviations;

public sealed record CaseView(DateTimeOffset FoundAt, DateTimeOffset DisputeUntil, DateTimeOffset? DisputedAt, string? Dispute, DateTimeOffset? DecideUntil, DateTimeOffset? DecidedAt, NamedStaff? DecidedBy, string? Reason);

/// <param name="May">The viewer does this step.</param>
public sealed record DeviationStepView(Guid Id, int Step, Guid Deviation, DateTimeOffset OpenedAt, DateTimeOffset Due, int Found, int Breaches, int Checks, double Probability, DateTimeOffset? DoneAt, NamedStaff? DoneBy,
    [OneOf("understood", "in-order", "at-fault", "approved", "not-applied")] string? Result, string? Note, string? OrderRef, bool May);

/// <summary>How others fare with the same standard: if most break it, the standard is at fault.</summary>
public sealed record OtherStaff(NamedStaff Staff, int Breaches, int Checks);

/// <param name="Ladder">Whether the step may rise, by chance and by the plain count; null where nobody is named.</param>
public sealed record DeviationDetail(
    DeviationView Deviation, bool FromAudit, CaseView? Case, IReadOnlyList<DeviationStepView> Steps, LadderView? Ladder, IReadOnlyList<OtherStaff> Others, bool MostBreak, DeviationSettings Settings, bool MayDispute, bool MayConfirm, bool MayDismiss);

/// <summary>One deviation: what proves it, what was said of it, the steps of this employee on this standard, and what the numbers say of the next one.</summary>
public sealed class ShowDeviation(IDbContextFactory<ClinicContext> contexts, ClinicStore clinic, DeviationSettingsStore settings, ReadLadders ladders, CountChecks checks, TimeProvider clock)
{
    private const int OthersAtMost = 8;

    public async Task<DeviationDetail?> Handle(Guid id, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Deviations.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } deviation || !viewer.Sees(deviation.Location)) return null;
        var ownOnly = Permissions.OwnDeviationsOnly(viewer.Role);
        if (ownOnly && (deviation.Staff is null || !viewer.Is(deviation.Staff))) return null;
        var (rules, names, standard, now) = (await settings.Read(context, cancel), await Names.Staff(context, cancel), DeviationViews.StandardOf(deviation.Rule), clock.GetUtcNow());
        var persons = await Names.Persons(context, [deviation.Patient], cancel);
        var view = DeviationViews.Of([deviation], clinic.Model, names, key => persons.GetValueOrDefault(key)?.Name is { } name ? Names.Short(name) : "").Single();
        var known = await context.DeviationCases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel);
        var own = deviation.Staff is { } staff && viewer.Is(staff);
        var ladder = deviation.Staff is null ? null : (await ladders.Of(context, rules, deviation.Staff, standard, cancel)).FirstOrDefault();
        var counts = await checks.Of(context, now.AddDays(-rules.WindowDays), standard, cancel);
        var others = ownOnly ? [] : counts.Where(c => c.Key.Standard == standard).Select(c => new OtherStaff(Named(c.Key.Staff), c.Value.Breaches, c.Value.Checks))
            .OrderByDescending(o => o.Staff.Id == deviation.Staff).ThenByDescending(o => (double)o.Breaches / o.Checks).ThenBy(o => o.Staff.Name, StringComparer.Ordinal).ToList();
        var decides = viewer.May(Permission.DecideDeviations) && !own && !deviation.Withdrawn;
        return new(
            view, deviation.Rule.EndsWith(Audits.Checks.AuditDeviations.Rule, StringComparison.Ordinal),
            known is null ? null : new(known.FoundAt, known.DisputeUntil, known.DisputedAt, known.Dispute, known.DecideUntil, known.DecidedAt, known.DecidedBy is null ? null : Named(known.DecidedBy), known.Reason),
            [.. (ladder?.Steps ?? []).Select(s => new DeviationStepView(s.Id, s.Step, s.Deviation, s.OpenedAt, s.Due, s.Found, s.Breaches, s.Checks, s.Probability, s.DoneAt, s.DoneBy is null ? null : Named(s.DoneBy), s.Result, s.Note, s.OrderRef, s.DoneAt is null && FinishStep.May(s, viewer)))],
            ladder?.Ladder, [.. others.Take(OthersAtMost)], others.Count > 1 && others.Count(o => o.Breaches > rules.Tolerable * o.Checks) * 2 > others.Count, rules,
            own && deviation is { Status: DeviationStatus.New, Withdrawn: false, Counted: true } && (known is null || known.DisputeUntil > now),
            decides && deviation.Status is DeviationStatus.Disputed or DeviationStatus.Dismissed && decides, decides && deviation.Status != DeviationStatus.Dismissed);

        NamedStaff Named(string person) => new(person, names.GetValueOrDefault(person, person));
    }
}
