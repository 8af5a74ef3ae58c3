using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Quality.Studio;

/// <summary>What a later release ships: new and changed files.</summary>
public sealed class ShippedDefinitionsTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_file_that_comes_with_a_later_release_judges_from_that_start_on(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var folder = new TempFolder();
        var rules = folder.Make("rules");
        var text = await File.ReadAllTextAsync(Path.Combine(DefinitionFolders.Shipped.Rules, "standards", "lead", "lead.answered-in-time.json"));
        await File.WriteAllTextAsync(Path.Combine(rules, "new.json"), text.Replace("lead.answered-in-time", "lead.answered-at-all"));
        await File.WriteAllTextAsync(Path.Combine(rules, "same.json"), text);
        var later = new DefinitionStore(clinic.Get<IDbContextFactory<ClinicContext>>(), new DefinitionFolders(rules, folder.Make("workflows")), clinic.Clock);
        await later.StoreShipped();

        var stored = await clinic.Read(c => c.Definitions.Where(d => d.Name.StartsWith("lead.answered")).ToDictionaryAsync(d => d.Name));
        Assert.Equal((1, clinic.Now), (stored["lead.answered-at-all"].Version, stored["lead.answered-at-all"].InForceFrom));
        Assert.True(stored["lead.answered-in-time"].InForceFrom < clinic.Now.AddYears(-100));
        Assert.Null(later.Load().RuleSet("lead.answered-at-all")!.At(clinic.Now.AddDays(-1)));
    }
}
