using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Contacts;

/// <summary>One call or message that somebody is about to make.</summary>
/// <param name="Action">What it is about: the action of the work item.</param>
/// <param name="Asked">The patient asked for it: a promised call, an answer to a lead.</param>
public sealed record Outreach(Guid Patient, string Channel, string Action, bool Asked);

/// <summary>One reason against it, in words, with the rule that says so.</summary>
public sealed record Against(string Rule, LocalizedText Text);

/// <param name="Again">When it may be tried again, if that is known.</param>
public sealed record Verdict(bool Allowed, IReadOnlyList<Against> Reasons, DateTimeOffset? Again);

/// <summary>
/// Asked before every call and every message, over all triggers: do not contact, consent per purpose and channel, quiet hours
/// at the patient's, how often, one call a household, booked meanwhile, data too old. The limits are the rule set
/// <c>contact-limits</c>; a rule that errs refuses.
/// </summary>
public sealed class ContactGateway(IDbContextFactory<ClinicContext> contexts, ContactSummaries summaries, ClinicStore clinic, TimeProvider clock)
{
    public const string RuleSet = "contact-limits";

    private static readonly LocalizedText Broken = new("Правило ограничений не сработало: позовите менеджера по качеству", "A rule of the limits fails: call the quality manager");

    public async Task<Verdict> Ask(Outreach outreach, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return (await Ask(context, [outreach], cancel))[0];
    }

    /// <summary>The verdicts in the order of what was asked, a few queries for a whole page.</summary>
    public async Task<IReadOnlyList<Verdict>> Ask(ClinicContext context, IReadOnlyList<Outreach> outreach, CancellationToken cancel)
    {
        var people = await summaries.Of(context, [.. outreach.Select(o => o.Patient)], cancel);
        var households = await ContactSummaries.Households(context, people.Values.Select(p => p.Household), cancel);
        var members = await summaries.Of(context, [.. households.SelectMany(h => h)], cancel);
        var last = await context.Sources.AsNoTracking().MaxAsync(s => s.LastReceivedAt, cancel);
        var now = clock.GetUtcNow();
        var set = clinic.Model.Definitions.RuleSet(RuleSet)?.At(now)?.Value;
        return [.. outreach.Select(o => people.GetValueOrDefault(o.Patient) is { } patient && set is not null
            ? Judge(set, FactsOf(o, patient, [.. households[patient.Household ?? ""].Where(m => m != o.Patient).Select(m => members[m])], last, now), patient.Location, now)
            : new Verdict(false, [new("", Broken)], null))];
    }

    public OutreachFacts FactsOf(Outreach outreach, ContactSummary patient, IReadOnlyList<ContactSummary> household, DateTimeOffset? lastData, DateTimeOffset now)
    {
        var zone = ZoneOf(patient);
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var midnight = Calendar(local, zone);
        var purpose = Purposes.Of(outreach.Action);
        return new OutreachFacts
        {
            Channel = outreach.Channel, Purpose = purpose, Asked = outreach.Asked, Stopped = patient.Stopped,
            Consent = patient.ConsentTo(purpose, outreach.Channel) is { } consent ? consent.Given ? "given" : "withdrawn" : null,
            LocalHour = local.TimeOfDay.TotalHours, LocalMidnight = midnight, NextVisitAt = patient.NextVisitAt > now ? patient.NextVisitAt : null,
            ReachedToday = patient.Contacts.Count(c => c.Reached && c.At >= midnight), ReachedThisWeek = patient.Contacts.Count(c => c.Reached && c.At >= now.AddDays(-7)),
            TriesToday = patient.Contacts.Count(c => !c.Reached && c.At >= midnight),
            HouseholdToday = household.Sum(m => m.Contacts.Count(c => c.Reached && c.Channel == "call" && c.At >= midnight)),
            LagHours = lastData is { } heard ? (now - heard).TotalHours : null,
        };
    }

    /// <summary>The patient's own zone, else the one of the location.</summary>
    public TimeZoneInfo ZoneOf(ContactSummary patient) =>
        patient.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : clinic.Model.Place(patient.Location).Zone;

    private Verdict Judge(CompiledRuleSet set, OutreachFacts facts, string? location, DateTimeOffset now)
    {
        object?[] inputs = [facts, set.Norm(null, location)];
        var at = clinic.Model.Place(location).At(now);
        List<Against>? against = null;
        DateTimeOffset? again = null;
        foreach (var rule in set.Rules)
        {
            if (!rule.Enabled) continue;
            var status = rule.Status(inputs, at);
            if (status is RuleStatus.Passed or RuleStatus.Skipped) continue;
            (against ??= []).Add(new(rule.Name, status == RuleStatus.Error ? Broken : new(rule.FormatMessage("ru", inputs, at) ?? "", rule.FormatMessage("en", inputs, at) ?? "")));
            if (set.Property(rule, "again", inputs, at) is DateTimeOffset later && (again is null || later > again)) again = later;
        }
        return new(against is null, against ?? [], again);
    }

    private static DateTimeOffset Calendar(DateTimeOffset local, TimeZoneInfo zone) => new DateTimeOffset(local.Date, zone.GetUtcOffset(local.Date)).ToUniversalTime();
}
