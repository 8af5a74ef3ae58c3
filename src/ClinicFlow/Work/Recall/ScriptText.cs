using ClinicFlow.Rules;

namespace ClinicFlow.Work.Recall;

/// <summary>A piece of a paragraph: plain text, a fact filled in, or the gap where one is missing (then only its name is known).</summary>
public sealed record ScriptPiece(string? Text, string? Fact, LocalizedText? Name);

/// <summary>A script with the patient's own facts, in both languages.</summary>
public sealed record ScriptView(string Id, int Version, LocalizedText Title, IReadOnlyList<IReadOnlyList<ScriptPiece>> Ru, IReadOnlyList<IReadOnlyList<ScriptPiece>> En, IReadOnlyList<ScriptAnswerView> IfAsked);

public sealed record ScriptAnswerView(LocalizedText Question, IReadOnlyList<ScriptPiece> Ru, IReadOnlyList<ScriptPiece> En);

/// <summary>Fills the facts into a script. A missing fact shows as a gap with its name, never as an empty word.</summary>
public static class ScriptText
{
    public static ScriptView Fill(Script script, IReadOnlyDictionary<string, ScriptFact> facts) => new(
        script.Id, script.Version, script.Title,
        [.. script.Say.Select(p => Pieces(p.Ru, facts, ru: true))], [.. script.Say.Select(p => Pieces(p.En, facts, ru: false))],
        [.. script.IfAsked.Select(a => new ScriptAnswerView(a.Question, Pieces(a.Answer.Ru, facts, ru: true), Pieces(a.Answer.En, facts, ru: false)))]);

    public static IReadOnlyList<ScriptPiece> Pieces(string text, IReadOnlyDictionary<string, ScriptFact> facts, bool ru)
    {
        var pieces = new List<ScriptPiece>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                pieces.Add(new(text[at..], null, null));
                break;
            }
            if (open > at) pieces.Add(new(text[at..open], null, null));
            var name = text[(open + 1)..close];
            var fact = facts.GetValueOrDefault(name);
            pieces.Add(new(ru ? fact?.Value?.Ru : fact?.Value?.En, name, ScriptFacts.Names.GetValueOrDefault(name) ?? new(name, name)));
            at = close + 1;
        }
        return pieces;
    }
}
