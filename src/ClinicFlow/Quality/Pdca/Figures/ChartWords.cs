using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Rules;
using ClinicFlow.Statistics.ControlCharts;

namespace ClinicFlow.Quality.Pdca.Figures;

/// <summary>What the chart says, in words.</summary>
public static class ChartWords
{
    private static readonly string[] Ru = ["ноль", "одна", "две", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать"];
    private static readonly string[] En = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static LocalizedText Of(ChartSignal signal) => signal.Kind switch
    {
        SignalKind.Shift => new(
            $"Сдвиг: {RuWeeks(signal.Weeks)} подряд {(signal.Better ? "выше" : "ниже")} прежнего среднего. Без перемен так бывает реже чем в 1 случае из 60.",
            $"Shift: {EnWeeks(signal.Weeks)} in a row {(signal.Better ? "above" : "below")} the former mean. Without a change that is rarer than 1 in 60."),
        SignalKind.Trend => new(
            $"Тренд: {RuWeeks(signal.Weeks)} подряд {(signal.Better ? "растёт" : "падает")}.", $"Trend: {(signal.Better ? "rising" : "falling")} for {EnWeeks(signal.Weeks)} in a row."),
        SignalKind.TwoOfThree => new(
            $"Две недели из трёх у {(signal.Better ? "верхней" : "нижней")} границы прежнего процесса.", $"Two weeks of three near the {(signal.Better ? "upper" : "lower")} limit of the former process."),
        _ => new(
            $"Вне границ: {Number(signal.Value)} % {(signal.Better ? "выше верхней" : "ниже нижней")} границы прежнего процесса.",
            $"Outside the limits: {NumberEn(signal.Value)} % lies {(signal.Better ? "above the upper" : "below the lower")} limit of the former process."),
    };

    /// <summary>The one sentence of a check: the signal, or why there is none.</summary>
    /// <param name="changed">Something was changed already.</param>
    public static LocalizedText Verdict(CycleChart chart, bool changed = true) =>
        !changed && chart.Before is { } before ? new($"Перемен ещё не было: среднее {Number(Math.Round(before.Mean, 1))} %, границы {Limits(before)}.", $"Nothing has changed yet: mean {NumberEn(Math.Round(before.Mean, 1))} %, limits {Limits(before)}.") :
        chart.Before is null ? new($"До перемен только {RuWeeks(chart.WeeksBefore)}: границ нет, сигнал не увидеть.", $"Only {EnWeeks(chart.WeeksBefore)} before the change: there are no limits, no signal can be seen.")
        : chart.Main is { } main ? Of(main)
        : chart.WeeksAfter == 0 ? new("После перемен ещё нет недель, чей срок прошёл.", "There is no week after the change yet whose time is over.")
        : new($"Сигнала нет: {RuWeeks(chart.WeeksAfter)} после перемен не отличить от обычных колебаний.", $"No signal: {EnWeeks(chart.WeeksAfter)} after the change can't be told from ordinary variation.");

    public static LocalizedText Target(double target, XmR chart) => chart.Towards(target) switch
    {
        Assurance.Fails => new(
            $"Цель {Number(target)} % выше границ {Limits(chart)}: нынешний процесс её не достигает. Нужна перемена, а не давление на людей.",
            $"The target of {NumberEn(target)} % lies above the limits {Limits(chart)}: the present process does not reach it. A change is needed, not pressure on people."),
        Assurance.Passes => new($"Цель {Number(target)} % ниже границ {Limits(chart)}: процесс достигает её всегда.", $"The target of {NumberEn(target)} % lies below the limits {Limits(chart)}: the process always meets it."),
        _ => new(
            $"Цель {Number(target)} % внутри границ {Limits(chart)}: при нынешнем процессе достигается не всегда. Нужен ещё один шаг, а не давление на людей.",
            $"The target of {NumberEn(target)} % lies within the limits {Limits(chart)}: the present process meets it now and then. One more step is needed, not pressure on people."),
    };

    public static CheckFinding Finding(CycleChart chart) => new(chart.Verdict, Verdict(chart), Rounded(chart.Before?.Mean), chart.AfterMean, chart.WeeksAfter);

    public static string Limits(XmR chart) => $"{Math.Max(0, Math.Round(chart.Low))}–{Math.Min(100, Math.Round(chart.High))} %";

    private static double? Rounded(double? value) => value is { } v ? Math.Round(v, 1) : null;

    private static string Number(double value) => value.ToString("0.#", System.Globalization.CultureInfo.GetCultureInfo("ru"));

    private static string NumberEn(double value) => value.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    private static string RuWeeks(int n) => (n < Ru.Length ? Ru[n] : n.ToString(System.Globalization.CultureInfo.InvariantCulture)) + (n % 100 is > 10 and < 20 ? " недель" : (n % 10) switch { 1 => " неделя", 2 or 3 or 4 => " недели", _ => " недель" });

    private static string EnWeeks(int n) => (n < En.Length ? En[n] : n.ToString(System.Globalization.CultureInfo.InvariantCulture)) + (n == 1 ? " week" : " weeks");
}
