using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Journeys.Api;

/// <summary>Names for screens: of staff by their id, of patients by their key. Events and folds hold none.</summary>
public static class Names
{
    private const char NoBreak = '\u00a0';

    /// <summary>Short names of all staff by id; who acts here without being staff is <c>user:ID</c>.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Staff(ClinicContext context, CancellationToken cancel)
    {
        var names = (await FullStaff(context, cancel)).ToDictionary(s => s.Key, s => Short(s.Value));
        foreach (var user in await context.Users.AsNoTracking().Where(u => u.Staff == null).Select(u => new { u.Id, Name = u.DisplayName ?? u.UserName }).ToListAsync(cancel))
            if (user.Name is not null) names["user:" + user.Id] = user.Name;
        return names;
    }

    /// <summary>Full names of all staff by id; the id itself where no name is known.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FullStaff(ClinicContext context, CancellationToken cancel)
    {
        var ids = await context.Staff.AsNoTracking().Select(s => s.Id).ToListAsync(cancel);
        var keys = ids.ToDictionary(Key.Staff);
        var known = await Persons(context, keys.Keys, cancel);
        return keys.ToDictionary(k => k.Value, k => known.GetValueOrDefault(k.Key)?.Name ?? k.Value);
    }

    public static async Task<IReadOnlyDictionary<Guid, Person>> Persons(ClinicContext context, IEnumerable<Guid> keys, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, Person>();
        foreach (var part in keys.Distinct().Chunk(400))
            foreach (var person in await context.Persons.AsNoTracking().Where(p => part.Contains(p.Id)).ToListAsync(cancel))
                found[person.Id] = person;
        return found;
    }

    /// <summary>"Климова Вера Сергеевна" as "Климова В. С."; initials never part at the end of a line.</summary>
    public static string Short(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) return name;
        return words[0] + ' ' + string.Join(NoBreak, words.Skip(1).Take(2).Select(w => char.ToUpperInvariant(w[0]) + "."));
    }
}
