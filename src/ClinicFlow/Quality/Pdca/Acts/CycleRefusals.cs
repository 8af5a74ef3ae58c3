using ClinicFlow.Work;

namespace ClinicFlow.Quality.Pdca.Acts;

/// <summary>Why an act about a cycle is not done.</summary>
public static class CycleRefusals
{
    public const int LongestText = 2000;

    public static readonly Refusal
        Stale = new(409, "stale", new("Цикл уже изменился", "The cycle has changed"), new("Кто-то сделал шаг раньше вас. Посмотрите, как стоит цикл теперь.", "Somebody was quicker. Look how the cycle stands now.")),
        NotYours = new(403, "not-yours", new("Это цикл всей клиники", "This cycle is of the whole clinic"), new("Его ведёт владелец или менеджер по качеству всей сети.", "Its owner runs it, or a quality manager of the whole network.")),
        Ended = new(409, "ended", new("Цикл закрыт", "The cycle is closed"), new("Начните новый цикл.", "Begin a new cycle.")),
        NoSignal = new(409, "no-signal", new("Сигнала нет", "There is no signal"), new("Проверка принимает только сигнал: сравнение двух точек ничего не говорит. Запишите «без эффекта» или подождите.", "A check accepts only a signal: to compare two points says nothing. Record “no effect”, or wait.")),
        NoDefinition = new(409, "no-definition", new("Процесса цикла нет", "There is no workflow of cycles"), new("Процесс pdca-cycle не в силе. Верните его в разделе «Процессы».", "The workflow pdca-cycle is not in force. Bring it back under Workflows."));

    public static Refusal NotNow(string step, string? stands) => new(409, "not-now", new("Этот шаг сейчас не ждёт", "This step is not due"), new(
        stands is null ? $"Шаг «{step}» сейчас не открыт: цикл ждёт времени." : $"Шаг «{step}» сейчас не открыт: цикл стоит на шаге «{stands}».",
        stands is null ? $"The step '{step}' is not open: the cycle waits for time to pass." : $"The step '{step}' is not open: the cycle stands at '{stands}'."));

    /// <summary>A text that has to be there and not too long.</summary>
    public static Refusal? Text(string? text, string code, string ru, string en) =>
        string.IsNullOrWhiteSpace(text) ? Refusal.Wrong(code, ru, en) : text.Length > LongestText ? Refusal.Wrong("text-too-long", $"Текст длиннее {LongestText} знаков.", $"The text is longer than {LongestText} characters.") : null;
}
