using ClinicFlow.Intake.Identity;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Journeys.Api;

public sealed record PatientSearch(string? Text, string? Location, string? Segment, int Offset = 0, int Limit = 100);

public sealed record PatientLine(
    Guid Patient, string Name, string? Phone, string? Card, int? Age, string? Location, [Stage] string? Stage, string Segment, DateTimeOffset? LastVisit,
    DateTimeOffset? NextVisit, int OpenPlans, decimal Remaining);

public sealed record PatientPage(int Total, IReadOnlyList<PatientLine> Rows);

/// <summary>Finds patients by words of the name, digits of the phone, or the card. What was typed comes by POST: no name stands in an address.</summary>
public sealed class SearchPatients(ClinicContext context, TimeProvider clock)
{
    private const int MostRows = 500, PhoneDigits = 10, FewestPhoneDigits = 4;

    public async Task<PatientPage> Find(PatientSearch asked, Viewer viewer, CancellationToken cancel)
    {
        var rows = from patient in context.Patients.AsNoTracking()
                   join person in context.Persons.AsNoTracking() on patient.Id equals person.Id into persons
                   from person in persons.DefaultIfEmpty()
                   select new Found { Patient = patient, Person = person };
        if (viewer.Narrow(asked.Location) is { } location) rows = rows.Where(r => r.Patient.Location == location);
        if (asked.Segment is { Length: > 0 } segment) rows = rows.Where(r => r.Patient.Segment == segment);
        rows = Matching(rows, asked.Text ?? "");
        var total = await rows.CountAsync(cancel);
        var page = await rows.OrderBy(r => r.Person!.FoldedName == null).ThenBy(r => r.Person!.FoldedName).ThenBy(r => r.Patient.Subject)
            .Skip(Math.Max(0, asked.Offset)).Take(Math.Clamp(asked.Limit, 0, MostRows)).ToListAsync(cancel);
        var year = clock.GetUtcNow().Year;
        return new PatientPage(total, [.. page.Select(r => Line(r, year))]);
    }

    /// <summary>Lower case with ё as е: how names are kept for searching.</summary>
    public static string Fold(string text) => text.Trim().ToLowerInvariant().Replace('ё', 'е');

    private static IQueryable<Found> Matching(IQueryable<Found> rows, string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length >= FewestPhoneDigits && !text.Any(char.IsLetter))
        {
            var phone = digits.Length > PhoneDigits ? digits[^PhoneDigits..] : digits;
            var whole = text.Trim();
            return rows.Where(r => r.Person!.PhoneDigits!.Contains(phone) || r.Person.Card!.StartsWith(digits) || r.Person.Card == whole);
        }
        foreach (var typed in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // SQLite folds the case of ASCII only: a card is tried as typed, in capitals and in small letters.
            var (word, upper, lower) = (Fold(typed), typed.ToUpperInvariant(), typed.ToLowerInvariant());
            rows = rows.Where(r => r.Person!.FoldedName!.Contains(word) || r.Person.Card!.StartsWith(typed) || r.Person.Card.StartsWith(upper) || r.Person.Card.StartsWith(lower));
        }
        return rows;
    }

    private static PatientLine Line(Found found, int year)
    {
        var (p, person) = (found.Patient, found.Person);
        return new PatientLine(
            p.Id, person?.Name ?? p.Subject, person?.Phone, person?.Card, year - (person?.BirthYear ?? p.BirthYear), p.Location, p.Stage, p.Segment,
            p.LastVisitAt, p.NextVisitAt, p.OpenPlans, p.Remaining / 100m);
    }

    private sealed class Found
    {
        public required PatientRow Patient { get; init; }
        public Person? Person { get; init; }
    }
}
