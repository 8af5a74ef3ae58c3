using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Identity;

/// <summary>Gathers what a batch says about who people are and writes it once; what is not said stays as it was.</summary>
public sealed class PersonWriter
{
    private static readonly string[] Columns = ["id", "name", "folded_name", "phone", "phone_digits", "email", "card", "birth_year"];
    private static readonly string Merge = "ON CONFLICT (id) DO UPDATE SET " + string.Join(", ", Columns[1..].Select(c => $"{c} = COALESCE(excluded.{c}, person.{c})"));

    private readonly Dictionary<Guid, PersonDetails> people = [];

    public void Add(JourneyEvent e, PersonDetails details)
    {
        var key = e.Type.OfPatient ? Key.Patient(e.Subject) : Key.Staff(e.Subject[(e.Subject.IndexOf(':') + 1)..]);
        people[key] = people.TryGetValue(key, out var known)
            ? new PersonDetails
            {
                Name = details.Name ?? known.Name, Phone = details.Phone ?? known.Phone, Email = details.Email ?? known.Email,
                Card = details.Card ?? known.Card, BirthDate = details.BirthDate ?? known.BirthDate,
            }
            : details;
    }

    public void Write(WriteSession session) => session.Insert("person", Columns,
        [.. people.Select(p => new object?[]
        {
            p.Key, p.Value.Name, NameFolding.Fold(p.Value.Name), p.Value.Phone, NameFolding.PhoneDigits(p.Value.Phone), p.Value.Email, p.Value.Card, p.Value.BirthDate?.Year,
        })], Merge);
}

/// <summary>How names and phones are made comparable, on every database alike.</summary>
public static class NameFolding
{
    /// <summary>Lower case, ё as е, one space between words.</summary>
    public static string? Fold(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : string.Join(' ', name.ToLowerInvariant().Replace('ё', 'е').Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The last ten digits.</summary>
    public static string? PhoneDigits(string? phone)
    {
        if (phone is null) return null;
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length == 0 ? null : digits[Math.Max(0, digits.Length - 10)..];
    }
}
