using ClinicFlow.Rules;

namespace ClinicFlow.Work.Lists;

/// <summary>What closed an item, in words.</summary>
public static class ClosedWords
{
    private static readonly LocalizedText Gone = new("Причина исчезла со временем", "Its reason passed with time"), Data = new("Изменились данные", "The data changed");

    private static readonly Dictionary<string, LocalizedText> ByEvent = new()
    {
        ["appointment.booked"] = new("Пациент записан", "The patient was booked"), ["appointment.arrived"] = new("Пациент пришёл", "The patient came"),
        ["appointment.completed"] = new("Визит состоялся", "The visit took place"), ["appointment.confirmed"] = new("Приём подтверждён", "The visit was confirmed"),
        ["appointment.cancelled"] = new("Запись отменена", "The appointment was cancelled"), ["appointment.rescheduled"] = new("Запись перенесена", "The appointment was moved"),
        ["appointment.no-show"] = new("Пациент не пришёл", "The patient did not come"), ["lead.contacted"] = new("До пациента дозвонились", "The patient was reached"),
        ["lead.lost"] = new("Заявка закрыта", "The lead was closed"), ["plan.agreed"] = new("План согласован", "The plan was agreed"), ["plan.declined"] = new("План отклонён", "The plan was declined"),
        ["plan.item-done"] = new("Этап плана сделан", "A step of the plan was done"), ["plan.completed"] = new("План завершён", "The plan was completed"), ["plan.closed"] = new("План закрыт", "The plan was closed"),
        ["plan.paused"] = new("План на паузе", "The plan was paused"), ["payment.received"] = new("Оплачено", "Paid"), ["patient.erased"] = new("Данные пациента удалены", "The patient was erased"),
        ["task.outcome-recorded"] = new("Итог другого контакта", "The outcome of another contact"), ["time"] = Gone,
    };

    public static LocalizedText Of(WorkItem item)
    {
        if (item.ClosedRu is { } ru) return new(ru, item.ClosedEn ?? ru);
        if (item.Status == "done") return new("Сделано", "Done");
        return item.ClosedBy is { } by && ByEvent.TryGetValue(by, out var words) ? words : Data;
    }
}
