using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>A call with its outcome, length and recording; some leave a note.</summary>
internal static class CallScene
{
    private static readonly Dictionary<string, string[]> Notes = new()
    {
        ["thinking"] = ["Советуется с супругом о сроках", "Сравнивает с другой клиникой", "Решит после зарплаты"],
        ["price"] = ["Просит рассрочку", "Дорого, интересовалась скидкой", "Хочет разбить на этапы"],
        ["fear"] = ["Боится анестезии", "Был неудачный опыт в другой клинике"],
        ["call-back"] = ["На совещании, просил после шести", "За рулём, перезвонить завтра", "Просила звонить до 11 утра"],
        ["elsewhere"] = ["Лечится ближе к дому", "Ушёл к знакомому врачу"],
    };

    public static void Call(
        Story story, DateTime at, string staff, string reason, string outcome,
        string? lead = null, string? plan = null, string? appointment = null, string direction = "out")
    {
        var random = story.Random;
        var reached = outcome is not ("no-answer" or "voicemail" or "wrong-number");
        var call = story.NewId("c");
        var note = reached && Notes.TryGetValue(outcome, out var said) && random.Chance(0.4) ? random.Pick(said) : null;
        story.Tell(at, new CallMade
        {
            Call = call, Staff = staff, Direction = direction, Outcome = outcome, ContactReason = reason,
            Lead = lead, Plan = plan, Appointment = appointment,
            Seconds = reached ? random.Between(45, 420) : random.Between(12, 35), Recording = $"rec/{call}",
        }, note: note);
    }
}
