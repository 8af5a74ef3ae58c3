using System.Text.Json.Nodes;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Publishing.Consequences;
using ClinicFlow.Quality.Studio.Views;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Quality.Studio;

/// <summary>How long a plan may be silent: one norm, asked by the tabs of the queue, by flags and by the order.</summary>
public sealed class SharedNormTests
{
    private const string Owner = "plan.stalled", Borrower = "plan.tabs";
    private static readonly Viewer Quality = new("quality", "Менеджер по качеству", Roles.Quality, null, null);

    private static async Task<string> Text(TestClinic clinic, string name, Action<JsonNode> change)
    {
        var json = JsonNode.Parse((await clinic.Get<ReadVersions>().Newest("rules", name, default))!.Text)!;
        change(json["ClinicFlow"]!);
        return json.ToJsonString();
    }

    private static Task<string> Silent(TestClinic clinic, int days) => Text(clinic, Owner, head => head["parameters"]!["days"]!["default"] = days);

    private static Task<string> Tab(TestClinic clinic) => clinic.Read(c => c.Plans.AsNoTracking().Select(p => p.Tab).SingleAsync());

    private static Task<List<string>> Open(TestClinic clinic) =>
        clinic.Read(c => c.WorkItems.AsNoTracking().Where(w => w.Status == "open" && w.Subject == null).OrderBy(w => w.Reason).Select(w => w.Reason).ToListAsync());

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_norm_changed_where_it_is_owned_moves_the_plan_on_every_node_and_back_when_it_is_taken_back(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await using var other = clinic.Beside();
        await clinic.AgreedPlan("P", 20);
        var before = await Open(clinic);
        Assert.Equal("stalled", await Tab(clinic));
        Assert.Contains("rule:plan.stalled/stalled", before);

        var found = (await clinic.Get<FindConsequences>().Find("rules", Owner, await Silent(clinic, 30), default)).Found!;
        await clinic.Get<PublishDefinition>().Handle(new("rules", Owner, await Silent(clinic, 30), "пусть подумают", null), Quality);
        await clinic.Get<SweepDefinitions>().Run();
        Assert.Equal("agreed-no-appointment", await Tab(clinic));
        var (open, after) = (before.ToHashSet(), await Open(clinic));
        Assert.Equal((found.Opened, found.Closed), (after.Count(o => !open.Contains(o)), open.Count(o => !after.Contains(o))));
        Assert.Contains(after, o => o.StartsWith("rule:plan.agreed-no-appointment/", StringComparison.Ordinal));
        Assert.Equal(30, (await Current(other)).Definitions.RuleSet(Borrower)!.Latest.Value.Norm(null, null)["days"]);

        await clinic.Get<TakeBackDefinition>().Handle("rules", Owner, new(2, null), Quality, default);
        await clinic.Get<SweepDefinitions>().Run();
        Assert.Equal("stalled", await Tab(clinic));
        Assert.Equal(before, await Open(clinic));
    }

    [Fact]
    public async Task The_owner_is_told_whose_examples_no_longer_hold_and_may_not_drop_the_norm()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var longer = await clinic.Get<CheckDefinition>().Handle("rules", Owner, await Silent(clinic, 30));
        var told = Assert.Single(longer.Problems, p => p.Code == "norm-examples" && p.Message.Ru.Contains("Вкладки очереди планов", StringComparison.Ordinal));
        Assert.Equal(("warning", Owner + ".json"), (told.Severity, told.File));
        Assert.True(told.Line > 1 || told.Column > 1);

        var without = await Text(clinic, Owner, head => head["parameters"]!.AsObject().Remove("days"));
        Assert.Contains((await clinic.Get<CheckDefinition>().Handle("rules", Owner, without)).Problems, p => p.Code == "norm-not-owned" && p.File == Borrower + ".json");
    }

    /// <summary>The clinic as another node sees it, when it looks.</summary>
    private static async Task<ClinicModel> Current(ServiceProvider services)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync();
        return await services.GetRequiredService<ClinicStore>().Current(context, default);
    }
}
