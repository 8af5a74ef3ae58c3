using ClinicFlow.Rules;

namespace ClinicFlow.Work.Claims;

/// <summary>Why an item can't be worked on just now.</summary>
public static class Refusals
{
    public static Refusal Held(WorkItemView item) => new(409, "held-by-other", new("Строку уже ведут", "Somebody else has this row"), HeldText(item.Lock))
    {
        Lock = item.Lock,
        Current = item,
    };

    public static Refusal NotOpen(WorkItemView item) => new(409, "not-open", new("Задача уже закрыта", "The task is closed already"), NotOpenText(item.Status)) { Current = item };

    private static LocalizedText HeldText(ItemLock? held) => held is null
        ? new("С этим пациентом сейчас работает другой сотрудник.", "Somebody else is working with this patient.")
        : new($"Ведёт {held.Name}.", $"It is with {held.Name}.");

    private static LocalizedText NotOpenText(string status) => status == "done"
        ? new("Итог уже записан.", "Its outcome is recorded already.")
        : new("Её причина исчезла: задача закрылась сама.", "Its reason is gone: it closed by itself.");
}
