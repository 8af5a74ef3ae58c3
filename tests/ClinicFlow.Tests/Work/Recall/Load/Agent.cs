using System.Text.Json;

namespace ClinicFlow.Tests.Work.Recall.Load;

/// <summary>Somebody who calls: the next household, its script, the call, an outcome; sometimes an undo, sometimes the browser dies.</summary>
public sealed class Agent(Desk desk, string user, string password, int seed)
{
    private static readonly string[] Outcomes = ["booked", "thinking", "price", "fear", "elsewhere", "medical", "no-answer", "no-answer", "no-answer", "voicemail", "wrong-number", "call-back", "call-back", "do-not-contact"];

    private readonly Random random = new(seed);
    private Browser browser = null!;

    public async Task SignIn() => browser = await Browser.SignIn(desk, user, password);

    public async Task Work(Func<bool> over)
    {
        await Pause();
        await browser.Open();
        while (!over())
        {
            var next = await browser.Post("next", "recall/next", new { not = Array.Empty<Guid>() });
            if (!next.Ok) desk.Wrong($"next: {next.Status} {next.Body}");
            else if (next.Body.GetProperty("item").ValueKind == JsonValueKind.Null) desk.Wrong("the list ran dry");
            else await Call(next.Body.GetProperty("item").GetGuid());
        }
        await browser.Close();
    }

    private async Task Call(Guid item)
    {
        desk.Given(item, user);
        var script = await browser.Show(item);
        if (!script.Ok) desk.Wrong($"script: {script.Status}");
        await Must("claim", $"work-items/{item}/claim");
        var begun = await Must("call", $"work-items/{item}/call");
        await Pause();
        if (random.Next(12) == 0) await Meddle();
        if (!begun) await GiveBack(item);
        else if (random.Next(25) == 0) await NoCall(item);
        else if (random.Next(40) == 0) await Die(item);
        else await Say(item, Drawn());
    }

    private async Task<bool> Must(string kind, string path)
    {
        var answer = await browser.Post(kind, path);
        // Between the list and the call the gateway may say no: a household was reached meanwhile.
        if (!answer.Ok && !(kind == "call" && answer.Refused && answer.Body.GetProperty("code").GetString() == "contact-refused")) desk.Wrong($"{kind} of what was given: {answer.Status} {answer.Body}");
        if (!answer.Ok) desk.Refused();
        return answer.Ok;
    }

    private async Task Say(Guid item, object said)
    {
        desk.Leaves(item);
        var answer = await browser.Post("outcome", $"work-items/{item}/outcome", said);
        if (!answer.Ok)
        {
            desk.Wrong($"outcome of what was given: {answer.Status} {answer.Body}");
            return;
        }
        var act = Said(answer, item, said);
        await browser.Post("leave", $"work-items/{item}/release");
        await browser.Post("leave", $"work/{item}/leave");
        if (random.Next(15) == 0) await Undo(act);
    }

    private SaidAct Said(Answer answer, Guid item, object said)
    {
        var act = new SaidAct(answer.Body.GetProperty("act").GetString()!, item, user, (string)said.GetType().GetProperty("outcome")!.GetValue(said)!);
        desk.Acts.Enqueue(act);
        return act;
    }

    private async Task Undo(SaidAct act)
    {
        var answer = await browser.Post("undo", $"acts/{act.Act}/undo");
        if (answer.Ok) act.Undone = true;
        else desk.Wrong($"undo: {answer.Status} {answer.Body}");
    }

    private async Task NoCall(Guid item)
    {
        desk.Leaves(item);
        await browser.Post("no call", "recall/no-call");
    }

    private async Task GiveBack(Guid item)
    {
        desk.Leaves(item);
        await browser.Post("leave", $"work-items/{item}/release");
    }

    /// <summary>Records an outcome for a row that somebody else holds all the while, or one that is in no list: neither may be stored.</summary>
    private async Task Meddle()
    {
        if (desk.OfAnother(user, random) is not { } item || desk.HolderOf(item) is not { } holder) return;
        var said = random.Next(3) == 0 ? (object)new { outcome = "whatever" } : Drawn();
        var answer = await browser.Post("meddling", $"work-items/{item}/outcome", said);
        if (!answer.Ok) desk.Refused();
        else if (desk.HolderOf(item) == holder) desk.Wrong($"{user} recorded an outcome of {item}, which {holder} holds");
        else Said(answer, item, said);
    }

    /// <summary>The browser is gone in the midst of the call or of the outcome; later a new one finds the call unfinished, or the outcome stored.</summary>
    private async Task Die(Guid item)
    {
        var said = Drawn();
        using var death = new CancellationTokenSource();
        Task? lost = null;
        if (random.Next(2) == 0)
        {
            desk.Cut();
            desk.Leaves(item);
            death.CancelAfter(random.Next(1, 30));
            lost = browser.Post("outcome", $"work-items/{item}/outcome", said, death.Token);
        }
        try { if (lost is not null) await lost; }
        catch (OperationCanceledException) { }
        browser.Dispose();
        await Pause();
        desk.Returned();
        await SignIn();
        await browser.Open();
        var unfinished = (await browser.Get("day", "recall/day")).Body.GetProperty("unfinished");
        if (unfinished.ValueKind != JsonValueKind.Null)
        {
            if (unfinished.GetProperty("item").GetGuid() != item || !unfinished.GetProperty("mine").GetBoolean()) desk.Wrong($"the call about {item} is not the unfinished one");
            await browser.Show(item);
            await Say(item, said);
        }
        else
        {
            desk.Leaves(item);
            if (lost is null) desk.Wrong($"the call about {item} was lost");
            else desk.Unheard.Enqueue((item, user));
        }
    }

    private object Drawn()
    {
        var outcome = Outcomes[random.Next(Outcomes.Length)];
        return outcome == "call-back" ? new { outcome, until = (DateTimeOffset?)TimeProvider.System.GetUtcNow().AddHours(1 + random.Next(72)) } : new { outcome, until = (DateTimeOffset?)null };
    }

    private Task Pause() => Task.Delay(desk.ShortestPause + random.NextDouble() * (desk.LongestPause - desk.ShortestPause));
}
