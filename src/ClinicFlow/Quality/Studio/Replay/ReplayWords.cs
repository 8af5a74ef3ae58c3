using System.Globalization;
using ClinicFlow.Rules;
using ClinicFlow.Statistics.Intervals;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>Whether two groups can be told apart, in a sentence.</summary>
public static class ReplayWords
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public static LocalizedText Compared(string what, string kind, double difference, Interval interval, bool differs)
    {
        var (first, second) = Groups(what);
        var (does, doEn) = kind switch
        {
            "booked" => ("записываются", "book"),
            "arrived" => ("приходят", "come"),
            "agreed" => ("согласуют план", "agree to a plan"),
            _ => ("возвращаются", "come back"),
        };
        var (more, moreEn) = difference >= 0 ? ("чаще", "more often") : ("реже", "less often");
        var by = Math.Abs(difference);
        return new(
            $"{first.Ru} {does} {more}, чем {second.Ru}, на {Points(by, Russian)} п.\u00a0п., интервал от {Signed(interval.Low, Russian)} до {Signed(interval.High, Russian)}: {(differs ? "отличие есть" : "отличить нельзя")}.",
            $"{first.En} {doEn} {moreEn} than {second.En}, by {Points(by, CultureInfo.InvariantCulture)} points, interval {Signed(interval.Low, CultureInfo.InvariantCulture)} to {Signed(interval.High, CultureInfo.InvariantCulture)}: {(differs ? "they differ" : "they can't be told apart")}.");
    }

    public static LocalizedText NotCompared(string what, Conversion? conversion, GroupFigures first, GroupFigures second)
    {
        if (what == "none" && first.Journeys == 0) return new("Обе версии отмечают одни и те же пути.", "Both versions flag the same journeys.");
        if (conversion is null) return new("Набор не относится ни к одному этапу: сравнивать продолжение путей не по чему.", "The set belongs to no stage: there is no conversion to compare the journeys by.");
        var (one, other) = Groups(what);
        var empty = first.Judged == 0 ? one : other;
        var all = first.Judged == 0 ? first : second;
        return all.Journeys == 0
            ? new($"Сравнить не с чем: {Lower(empty.Ru)} — таких путей нет.", $"Nothing to compare with: of {Lower(empty.En)} there are none.")
            : new($"Сравнить пока нельзя: {Lower(empty.Ru)} — ещё ни один путь не дозрел.", $"Too early to compare: of {Lower(empty.En)} none is ripe yet.");
    }

    private static (LocalizedText First, LocalizedText Second) Groups(string what) => what switch
    {
        "added-dropped" => (new("Добавленные", "The added ones"), new("снятые", "the dropped ones")),
        "added-both" => (new("Добавленные", "The added ones"), new("те, кого отмечают обе версии", "those that both versions flag")),
        _ => (new("Снятые", "The dropped ones"), new("те, кого отмечают обе версии", "those that both versions flag")),
    };

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Points(double share, CultureInfo culture) => (100 * share).ToString("0.0", culture);

    private static string Signed(double share, CultureInfo culture) => (share < 0 ? "−" : "+") + Points(Math.Abs(share), culture);
}
