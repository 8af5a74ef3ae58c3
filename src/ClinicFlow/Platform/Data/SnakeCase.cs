using System.Text;

namespace ClinicFlow.Platform.Data;

/// <summary>Turns <c>NextVisitAt</c> into <c>next_visit_at</c>.</summary>
public static class SnakeCase
{
    public static string From(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1])) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
