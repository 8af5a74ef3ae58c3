namespace ClinicFlow.Rules;

/// <summary>A text in Russian and English.</summary>
public sealed record LocalizedText(string Ru, string En)
{
    /// <summary>The text in a language (<c>ru</c>, <c>en</c>), Russian for any other.</summary>
    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Ru;

    public override string ToString() => En;
}
