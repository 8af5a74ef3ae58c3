using System.Globalization;

namespace ClinicFlow.Intake.Imports;

/// <summary>How numbers are written: the decimal separator, and what stands between thousands, if anything.</summary>
internal sealed record NumberFormat(char Decimal, char? Group)
{
    public static NumberFormat Plain { get; } = new('.', null);

    public bool TryInteger(string text, out int value) =>
        int.TryParse(Clean(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public bool TryDecimal(string text, out decimal value)
    {
        value = 0;
        return !(Decimal != '.' && Group != '.' && text.Contains('.'))
            && decimal.TryParse(Clean(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private string Clean(string text)
    {
        if (Group is ' ') text = text.Replace(" ", "").Replace("\u00A0", "").Replace("\u202F", "");
        else if (Group is { } group) text = text.Replace(group.ToString(), "");
        return Decimal == '.' ? text : text.Replace(Decimal, '.');
    }
}
