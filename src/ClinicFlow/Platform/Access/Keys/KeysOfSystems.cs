using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Access.Keys;

public sealed record NewKey(string Name, IReadOnlyList<string> Scopes);

public sealed record KeyView(
    Guid Id, string Name, string? Start, IReadOnlyList<string> Scopes, DateTimeOffset? CreatedAt, string? CreatedBy, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt, string? RevokedBy);

public sealed record KeyList(IReadOnlyList<KeyView> Rows, IReadOnlyList<string> Scopes);

/// <summary>The key is shown here and never again.</summary>
public sealed record KeyWithSecret(KeyView Key, string Secret);

/// <summary>API keys: made, shown once, revoked.</summary>
public sealed class KeysOfSystems(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, TimeProvider clock)
{
    private const int ShownOfKey = 9;

    public async Task<KeyList> List(CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var keys = await context.ApiKeys.AsNoTracking().ToListAsync(cancel);
        return new([.. keys.OrderBy(k => k.RevokedAt is not null).ThenBy(k => k.Name, StringComparer.CurrentCulture).Select(View)], [.. KeyScopes.All.Keys]);
    }

    public Task<Answer<KeyWithSecret>> Make(NewKey wanted, string by, CancellationToken cancel = default) => queue.Alone(Writer.Person, async () =>
    {
        var name = wanted.Name?.Trim() ?? "";
        if (name.Length is 0 or > 100) return Refusal.Wrong("key.name", "Назовите систему, до 100 знаков.", "Name the system, in up to 100 characters.");
        if (wanted.Scopes is not { Count: > 0 } || wanted.Scopes.FirstOrDefault(s => !KeyScopes.All.ContainsKey(s)) is not null)
            return Refusal.Wrong("key.scopes", $"Выберите, что можно ключу: {string.Join(", ", KeyScopes.All.Keys)}.", $"Choose what the key may do: {string.Join(", ", KeyScopes.All.Keys)}.");
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.ApiKeys.AnyAsync(k => k.Name == name && k.RevokedAt == null, cancel))
            return Refusal.Wrong("key.exists", $"Ключ «{name}» уже есть. Отзовите его или выберите другое имя.", $"There is a key '{name}' already. Revoke it or choose another name.");
        var secret = ApiKeyHandler.NewKey();
        var now = Microseconds.Cut(clock.GetUtcNow());
        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(now), Name = name, Hash = ApiKeyHandler.Hash(secret), Start = secret[..ShownOfKey], Scopes = string.Join(' ', wanted.Scopes.Distinct()), CreatedAt = now, CreatedBy = by,
        };
        context.Add(key);
        await context.SaveChangesAsync(cancel);
        return (Answer<KeyWithSecret>)new KeyWithSecret(View(key), secret);
    });

    /// <summary>From now on the key opens nothing; it stays in the list.</summary>
    public Task<bool> Revoke(Guid id, string by) => queue.Alone(Writer.Person, async () =>
    {
        await using var context = await contexts.CreateDbContextAsync();
        var now = Microseconds.Cut(clock.GetUtcNow());
        await context.ApiKeys.Where(k => k.Id == id && k.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(k => k.RevokedAt, now).SetProperty(k => k.RevokedBy, by));
        return await context.ApiKeys.AnyAsync(k => k.Id == id);
    });

    private static KeyView View(ApiKey k) => new(k.Id, k.Name, k.Start, k.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), k.CreatedAt, k.CreatedBy, k.LastUsedAt, k.RevokedAt, k.RevokedBy);
}
