namespace ClinicFlow.Intake.Imports;

/// <summary>The columns of a file: found by their name, or without regard to case where that leaves one.</summary>
internal sealed class Header(IReadOnlyList<string> names)
{
    public IReadOnlyList<string> Names => names;

    public int IndexOf(string name)
    {
        var (exact, any, count) = (-1, -1, 0);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name) exact = i;
            if (!names[i].Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            any = i;
            count++;
        }
        return exact >= 0 ? exact : count == 1 ? any : -1;
    }
}
