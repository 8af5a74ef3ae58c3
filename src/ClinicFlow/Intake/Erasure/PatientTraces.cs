using System.Text.RegularExpressions;
using ClinicFlow.Intake.Identity;

namespace ClinicFlow.Intake.Erasure;

/// <summary>
/// Is a text about the patient? It is where it holds the phone, the e-mail, a long card number or external id, or the whole name.
/// A short number alone says nothing: "17" stands in everybody's rows.
/// </summary>
public sealed partial class PatientTraces
{
    private const int LongEnough = 6;
    private readonly string[] ids, name;
    private readonly string? phone, email;

    public PatientTraces(string subject, string? name, string? phone, string? email, string? card)
    {
        ids = [.. new[] { subject, card }.OfType<string>().Where(id => id.Trim().Length >= LongEnough).Select(id => id.Trim().ToLowerInvariant())];
        this.name = NameFolding.Fold(name)?.Split(' ') is { Length: > 1 } parts ? parts : [];
        this.phone = NameFolding.PhoneDigits(phone) is { Length: >= 7 } digits ? digits : null;
        this.email = string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();
    }

    public bool In(string text)
    {
        var folded = text.ToLowerInvariant().Replace('ё', 'е');
        if (email is not null && folded.Contains(email, StringComparison.Ordinal)) return true;
        if (phone is not null && BetweenDigits().Replace(folded, "").Contains(phone, StringComparison.Ordinal)) return true;
        if (ids.Any(id => Stands(folded, id.Replace('ё', 'е')))) return true;
        return name.Length > 0 && name.All(part => Stands(folded, part));
    }

    /// <summary>The word stands there whole, not as a part of another.</summary>
    private static bool Stands(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if (Edge(text, at - 1) && Edge(text, at + word.Length)) return true;
        return false;
    }

    private static bool Edge(string text, int at) => at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]);

    [GeneratedRegex(@"(?<=\d)[\s()+.-]+(?=\d)")]
    private static partial Regex BetweenDigits();
}
