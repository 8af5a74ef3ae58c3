using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Rules;

namespace ClinicFlow.Tests.Content;

public sealed class RuleFilesTests
{
    private static readonly string[] Tabs = ["closed", "stalled", "to-agree", "agreed-no-appointment", "no-next-appointment", "on-schedule"];
    private static readonly string[] Segments = ["in-treatment", "treatment-completed", "beginning", "best", "sleeping", "churned"];

    private static readonly string[] Outcomes =
        ["booked", "call-back", "thinking", "price", "fear", "elsewhere", "medical", "no-answer", "voicemail", "wrong-number", "do-not-contact", "deceased"];

    public static TheoryData<string> Files => ContentFiles.Rules();

    public static TheoryData<string> Standards => [.. ContentFiles.Rules().Select(row => row.Data).Where(path => path.StartsWith("rules/standards/", StringComparison.Ordinal))];

    public static TheoryData<string> Flags => [.. ContentFiles.Rules().Select(row => row.Data).Where(path => path.StartsWith("rules/flags/", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Files))]
    public void A_file_reads_and_compiles_without_errors_or_warnings(string path) => RuleFacts.Compile(path);

    [Theory, MemberData(nameof(Files))]
    public void The_tests_in_a_file_pass_and_cover_both_answers(string path)
    {
        var set = RuleFacts.Compile(path);
        var report = RuleTests.Run(set, RuleFacts.SchemaOf(set.Set), RuleFacts.Materialise, ClinicWeek.Calendar, ClinicWeek.Zone);
        Assert.Empty(report.Tests.Where(t => !t.Passed).Select(t => $"{t.Name}: {string.Join("; ", t.Expectations.Where(e => !e.Met))} {t.Problem}"));
        Assert.True(report.Tests.Count >= 3);
        if (set.Set.Purpose is RulePurpose.Standard or RulePurpose.Flag)
        {
            Assert.Empty(report.NeverPassed);
            Assert.Empty(report.NeverFailed);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void A_file_is_named_by_its_id_and_says_what_it_is_in_both_languages(string path)
    {
        var set = RuleFacts.Read(path);
        Assert.Equal(set.Name, Path.GetFileNameWithoutExtension(path));
        Assert.NotNull(set.Owner);
        var head = ContentFiles.Json(path)["ClinicFlow"]!;
        Assert.True(ContentFiles.InBothLanguages(head["title"]), "title");
        Assert.True(ContentFiles.InBothLanguages(head["why"]), "why");
        foreach (var text in ContentFiles.Objects(ContentFiles.Json(path)).Where(o => o.ContainsKey("ru")))
            Assert.True(ContentFiles.InBothLanguages(text), text.ToJsonString());
        foreach (var rule in set.Rules.Where(r => r.ErrorMessage is not null))
            Assert.True(ContentFiles.InBothLanguages(new JsonObject { ["ru"] = rule.ErrorMessage, ["en"] = rule.Properties["messages"].GetProperty("en").GetString() }), rule.Name);
    }

    [Theory, MemberData(nameof(Standards))]
    public void A_standard_says_stage_role_occurrence_and_both_messages(string path)
    {
        var set = RuleFacts.Compile(path);
        Assert.Equal(RulePurpose.Standard, set.Set.Purpose);
        Assert.Contains(set.Set.Stage, new[] { "lead", "arrival", "consultation", "realisation", "regular" });
        Assert.Contains(set.Set.Role, new[] { "agent", "frontdesk", "doctor", "curator" });
        foreach (var rule in set.Rules)
        {
            Assert.NotNull(rule.OccurrenceKey);
            Assert.NotNull(rule.OccurrenceTime);
            Assert.NotNull(rule.OccurrenceDue);
            Assert.Contains(rule.Severity, new[] { "minor", "major", "critical" });
            var messages = rule.Definition.Properties["messages"];
            Assert.Contains("**", rule.Definition.ErrorMessage);
            Assert.Contains("**", messages.GetProperty("en").GetString());
        }
    }

    [Theory, MemberData(nameof(Standards))]
    public void A_deviation_is_told_in_full_and_every_occurrence_has_key_time_and_due(string path)
    {
        var set = RuleFacts.Compile(path);
        var skipped = 0;
        foreach (var test in set.Set.Tests)
        {
            var (inputs, at) = (RuleFacts.Inputs(set, test), RuleFacts.At(test.Now!.Value));
            var result = set.Rules[0].Evaluate(inputs, at);
            if (result.Status == RuleStatus.Skipped)
            {
                skipped++;
                continue;
            }

            Assert.IsType<string>(set.Rules[0].OccurrenceKey!.Evaluate(inputs, at));
            Assert.IsType<DateTimeOffset>(set.Rules[0].OccurrenceTime!.Evaluate(inputs, at));
            Assert.IsType<DateTimeOffset>(set.Rules[0].OccurrenceDue!.Evaluate(inputs, at));
            if (result.Status != RuleStatus.Failed) continue;
            Assert.DoesNotContain("$(", result.Message);
            Assert.DoesNotContain("$(", result.MessageEn);
            Assert.DoesNotContain("\"", result.Message);
        }

        Assert.Equal(set.Rules[0].When is null, skipped == 0);
    }

    /// <summary>What the fold does not fill for a subject is unknown for ever: a condition on it never holds, whatever a test in the file gives.</summary>
    [Theory, MemberData(nameof(Standards))]
    public void A_standard_names_only_facts_that_its_subject_has(string path)
    {
        string[] has = RuleFacts.Read(path).Subject switch { "appointment" => ["appointment", "plan"], "visit" => ["visit", "appointment", "plan"], "plan" => ["plan"], "item" => ["item", "plan"], "journey" => ["visit"], _ => [] };
        var file = ContentFiles.Json(path);
        var named = new[] { file["GlobalParams"], file["Rules"] }.OfType<JsonNode>().SelectMany(part => Regex.Matches(part.ToJsonString(), @"(?<![\w.])(plan|item|appointment|visit|task)\.").Select(m => m.Groups[1].Value))
            .Concat(file["ClinicFlow"]!["tests"]!.AsArray().SelectMany(test => test!["facts"]!.AsObject().Select(fact => fact.Key)).Intersect(["plan", "item", "appointment", "visit", "task"]));
        Assert.Empty(named.Distinct().Except(has));
    }

    [Theory, MemberData(nameof(Flags))]
    public void A_flag_opens_an_item_with_role_title_action_and_a_date(string path)
    {
        var set = RuleFacts.Compile(path);
        Assert.Equal(RulePurpose.Flag, set.Set.Purpose);
        var item = Assert.Single(set.Rules[0].OnSuccess);
        Assert.Equal("OpenItem", item.Name);
        var says = item.Context["role"].GetString()!;
        var role = RuleExpression.Compile(set.Set.Subject == "plan" ? says : $"\"{says}\"", set.Schema);
        var due = RuleExpression.Compile(item.Context["due"].GetString()!, set.Schema);
        Assert.Matches("^[a-z-]+$", item.Context["action"].GetString());
        var because = set.Rules[0].Definition.Properties["because"];
        foreach (var test in set.Set.Tests.Where(t => t.Expect.Values.Contains("passed")))
        {
            var (inputs, at) = (RuleFacts.Inputs(set, test), RuleFacts.At(test.Now!.Value));
            Assert.Equal(set.Set.Subject == "plan" ? "curator" : "agent", role.Evaluate(inputs, at) as string);
            Assert.IsType<DateTimeOffset>(due.Evaluate(inputs, at));
            foreach (var language in new[] { "ru", "en" })
                Assert.DoesNotContain("$(", Because(set, because.GetProperty(language).GetString()!, inputs, at));
        }
    }

    [Fact]
    public void Names_of_classes_and_outcomes_are_those_that_the_product_knows()
    {
        Assert.Equal(Tabs, Names("rules/classes/plan.tabs.json"));
        Assert.Equal(Segments, Names("rules/classes/patient.segments.json"));
        Assert.Equal(Outcomes, Names("rules/contacts/contact-outcomes.json"));
    }

    [Fact]
    public void The_last_class_takes_all_that_are_left()
    {
        Assert.Equal("true", RuleFacts.Read("rules/classes/plan.tabs.json").Rules[^1].Expression);
        Assert.Equal("true", RuleFacts.Read("rules/classes/patient.segments.json").Rules[^1].Expression);
    }

    [Fact]
    public void A_norm_has_its_numbers_in_one_file()
    {
        // A standard has norms of its own.
        var given = ContentFiles.Rules().Select(row => row.Data).Where(path => !path.StartsWith("rules/standards/", StringComparison.Ordinal)).SelectMany(path =>
        {
            var head = ContentFiles.Json(path)["ClinicFlow"];
            var norms = head?["parameters"]?.AsObject().Where(n => n.Value!["default"] is not null) ?? [];
            return norms.Select(n => (Norm: n.Key + " " + head!["names"]?["norm." + n.Key]?.ToJsonString() + n.Value!.ToJsonString(), Path: path));
        });
        Assert.All(given.GroupBy(g => g.Norm), g => Assert.Single(g));
    }

    [Fact]
    public void Tabs_and_flags_agree_on_any_plan()
    {
        var tabs = RuleFacts.Compile("rules/classes/plan.tabs.json");
        string[] flagged = ["stalled", "no-next-appointment", "agreed-no-appointment", "to-agree"];
        var flags = flagged.Select(tab => RuleFacts.Compile($"rules/flags/plan.{tab}.json")).ToArray();
        var (random, seen) = (new Random(20260526), new HashSet<string>());
        var now = new DateTimeOffset(2026, 5, 26, 13, 0, 0, TimeSpan.FromHours(3));
        string?[] specialties = [null, "surgery", "orthodontics", "therapy"];
        for (var i = 0; i < 5_000; i++)
        {
            var (plan, specialty) = (AnyPlan(random, now), specialties[random.Next(specialties.Length)]);
            var tab = tabs.Classify(RuleFacts.Inputs(tabs, "plan", plan, specialty), RuleFacts.At(now), out var error);
            Assert.Null(error);
            seen.Add(tab!);
            for (var f = 0; f < flags.Length; f++)
            {
                var status = flags[f].Rules[0].Status(RuleFacts.Inputs(flags[f], "plan", plan, specialty), RuleFacts.At(now));
                Assert.True(status == RuleStatus.Passed == (tab == flagged[f]), $"{flagged[f]} is {status} on tab {tab}: {JsonSerializer.Serialize(plan)}");
            }
        }

        Assert.Equal(Tabs.Order(), seen.Order());
    }

    [Fact]
    public void The_queue_order_is_a_number_for_any_plan_and_leaves_room_above_for_promises()
    {
        var set = RuleFacts.Compile("rules/scores/plan.queue-order.json");
        var random = new Random(7);
        var now = new DateTimeOffset(2026, 5, 26, 13, 0, 0, TimeSpan.FromHours(3));
        double? Score(PlanFacts plan) => Convert.ToDouble(set.Rules[0].Evaluate(RuleFacts.Inputs(set, "plan", plan), RuleFacts.At(now)).Output);
        for (var i = 0; i < 2_000; i++)
        {
            var plan = AnyPlan(random, now);
            plan.LastContactOutcome = Outcomes[random.Next(Outcomes.Length)];
            Assert.InRange(Score(plan)!.Value, 0, 999_999_999);
        }
    }

    [Fact]
    public void Every_patient_is_in_a_segment()
    {
        var set = RuleFacts.Compile("rules/classes/patient.segments.json");
        var (random, seen) = (new Random(3), new HashSet<string>());
        var now = new DateTimeOffset(2026, 5, 26, 13, 0, 0, TimeSpan.FromHours(3));
        DateTimeOffset? Back(int chance, int days) => random.Next(100) < chance ? now.AddDays(-random.Next(days)) : null;
        for (var i = 0; i < 5_000; i++)
        {
            var visits = random.Next(10);
            var patient = new PatientFacts
            {
                Visits = visits, OpenPlans = random.Next(4) == 0 ? 1 : 0, RegisteredAt = Back(80, 900),
                FirstVisitAt = visits > 0 ? now.AddDays(-random.Next(900)) : null, LastVisitAt = visits > 0 ? now.AddDays(-random.Next(900)) : null,
                RhythmDays = visits > 2 ? random.Next(30, 400) : null, RecallDue = Back(40, 600)?.AddDays(300), NextVisitAt = Back(10, 60)?.AddDays(60),
            };
            if (Back(30, 500) is { } completed) patient.Plans.Add(new PlanFacts { CompletedAt = completed });
            var segment = set.Classify(RuleFacts.Inputs(set, "patient", patient), RuleFacts.At(now), out var error);
            Assert.Null(error);
            seen.Add(segment!);
        }

        Assert.Equal(Segments.Order(), seen.Order());
    }

    [Fact]
    public void Every_contact_outcome_has_a_next_step_or_closes()
    {
        var keys = new HashSet<string>();
        var now = new DateTimeOffset(2026, 6, 3, 13, 0, 0, TimeSpan.FromHours(3));
        foreach (var rule in RuleFacts.Compile("rules/contacts/contact-outcomes.json").Rules)
        {
            var says = JsonNode.Parse(JsonSerializer.Serialize(rule.Definition.Properties))!;
            Assert.True(ContentFiles.InBothLanguages(says["title"]) && ContentFiles.InBothLanguages(says["nextText"]), rule.Name);
            Assert.True(keys.Add(says["key"]!.ToString()), "two outcomes on one key");
            Assert.Equal((bool)says["closes"]!, says["next"] is null);
            if ((bool)says["stops"]!) Assert.True((bool)says["closes"]! && says["recheckAfterDays"] is null);
            _ = (bool)says["common"]! | (bool)says["attempt"]!;
            if (says["next"] is null) continue;
            var next = RuleExpression.Compile(says["next"]!.ToString(), RuleFacts.ContactSchema);
            for (var attempts = 1; attempts < 6; attempts++)
                Assert.True((DateTimeOffset)next.Evaluate([attempts, now.AddDays(1), true], RuleFacts.At(now))! > now);
            if (!(bool)says["needsUntil"]!) Assert.True((DateTimeOffset)next.Evaluate([1, null, true], RuleFacts.At(now))! > now);
        }

        Assert.Equal("0123456789QW", string.Concat(keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Tabs_say_since_when_a_plan_stands_there()
    {
        var set = RuleFacts.Compile("rules/classes/plan.tabs.json");
        foreach (var rule in set.Rules)
        {
            Assert.Contains(RuleExpression.Compile(rule.Definition.Properties["since"].GetString()!, set.Schema).ResultType, new[] { typeof(DateTimeOffset?), typeof(DateTimeOffset) });
            if (rule.Definition.Properties.TryGetValue("normDays", out var norm)) RuleExpression.Compile(norm.GetString()!, set.Schema);
        }
    }

    private static string[] Names(string path) => [.. RuleFacts.Read(path).Rules.Select(r => r.Name)];

    /// <summary>The line of the list: placeholders are locals of the rule, norms and facts.</summary>
    private static string Because(CompiledRuleSet set, string text, object?[] inputs, EvaluationContext at)
    {
        var says = set.Set.Rules[0] with { Expression = "false", ErrorMessage = text, OnSuccess = [], Properties = new Dictionary<string, JsonElement>() };
        var line = CompiledRuleSet.Compile(set.Set with { Purpose = RulePurpose.None, Rules = [says], Tests = [] }, RuleFacts.Schema);
        return line.Rules[0].FormatMessage("ru", inputs, at)!;
    }

    private static PlanFacts AnyPlan(Random random, DateTimeOffset now)
    {
        DateTimeOffset? Back(int chance, int days) => random.Next(100) < chance ? now.AddHours(-random.Next(days * 24)) : null;
        DateTimeOffset? Around(int chance, int days) => random.Next(100) < chance ? now.AddHours(random.Next(-days * 24, days * 24)) : null;
        var agreed = Back(75, 120);
        var done = random.Next(3);
        return new PlanFacts
        {
            IdentifiedAt = now.AddDays(-random.Next(150)), ProposedAt = Back(50, 120), AgreedAt = agreed, DeclinedAt = Back(10, 90), CompletedAt = Back(5, 60),
            ClosedAt = Back(5, 60), ItemsCount = 4, AgreedCount = agreed is null ? 0 : 4, DoneCount = done, LeftCount = agreed is null ? 0 : random.Next(4),
            IdentifiedValue = random.Next(500_000), RemainingValue = random.Next(300_000), LastProgressAt = agreed is null ? null : Back(100, 60),
            LastVisitAt = Back(60, 60), NextVisitAt = Around(30, 10), HealsUntil = Around(25, 40), PausedUntil = Around(15, 40),
        };
    }
}
