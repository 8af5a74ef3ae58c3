using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.State;
using ClinicFlow.Rules;
using ClinicFlow.Workflows;
using LocalizedText = ClinicFlow.Rules.LocalizedText;
using static ClinicFlow.Journeys.Api.TimelineWords;

namespace ClinicFlow.Journeys.Api;

/// <summary>How one event is told: its group, what happened, what is known beside, and who did it.</summary>
public sealed record Told(string Group, LocalizedText Title, LocalizedText? Detail = null, string? By = null);

/// <summary>The table of texts: one line for each event type of the vocabulary. <c>**</c> marks the deciding value.</summary>
public sealed class TimelineTexts(PatientState state, ClinicModel clinic, IReadOnlyDictionary<string, string> staff, IReadOnlyDictionary<Guid, string> notes)
{
    public Told Of(JourneyEvent e, DateTimeOffset at)
    {
        var told = Tell(e.Data, at);
        if (state.InVain?.ContainsKey(e.Id) == true)
            told = told with { Detail = Join(told.Detail, T("ничего не изменило: процесс стоял уже не там", "changed nothing: the workflow stood elsewhere by then")) };
        return NoteOf(e.Data) is { } note ? told with { Detail = Join(told.Detail, new LocalizedText(note, note)) } : told;
    }

    private Told Tell(EventData data, DateTimeOffset at) => data switch
    {
        LeadReceived d => new("lead", With("Заявка", "Lead", Word(d.Channel)), Join(Word(d.LeadSource), Word(d.Campaign), Word(d.Specialty)), Name(d.Staff)),
        LeadContacted d => new("lead", T("Связались с пациентом", "Patient reached"), Join(Word(d.Channel), Word(d.Outcome)), Name(d.Staff)),
        LeadLost d => new("lead", T("Заявка потеряна", "Lead lost"), Word(d.Reason), Name(d.Staff)),

        AppointmentBooked d => new("visit", With("Запись", "Booked", When(d.Start, at, d.Location)), Join(Doctor(d.Staff), Word(d.Specialty)), Name(d.BookedBy)),
        AppointmentConfirmed d => new("visit", With("Приём подтверждён", "Visit confirmed", StartOf(d.Appointment, at)), Word(d.Channel), Name(d.Staff)),
        AppointmentRescheduled { Start: { } start } d => new("visit", With("Приём перенесён", "Visit moved", When(start, at, null)), Word(d.Reason), Name(d.Staff)),
        AppointmentRescheduled d => new("visit", T("Приём перенесён", "Visit moved"), Word(d.Reason), Name(d.Staff)),
        AppointmentCancelled d => new("visit", With("Запись отменена", "Booking cancelled", StartOf(d.Appointment, at)), Join(Word(d.By), Word(d.Reason)), Name(d.Staff)),
        AppointmentArrived d => new("visit", T("Приход", "Arrived"), Find(d.Appointment)?.BookedAt is null ? T("без записи", "without a booking") : null, Name(d.ReceivedBy)),
        AppointmentNoShow d => new("visit", With("Неявка", "No-show", StartOf(d.Appointment, at)), Word(d.Reason), Name(d.Staff)),
        AppointmentStarted d => new("visit", T("Приём начался", "Visit began"), Waited(Find(d.Appointment)), Name(Find(d.Appointment)?.Staff)),
        AppointmentCompleted d => new("visit", T("Приём завершён", "Visit ended"), Join(Word(d.Outcome), Lasted(Find(d.Appointment))), Name(Find(d.Appointment)?.Staff)),
        ServicePerformed d => new("visit", Priced("Выполнено", "Done", d.Name ?? d.Code, d.Price), Word(d.Specialty), Name(d.Staff)),

        OrderPrescribed { Kind: "recall" } d => new("plan", With("Назначен осмотр", "Check-up prescribed", d.Due is { } due ? Moment(due, at, Zone(null), time: false) : null), Word(d.Specialty), Name(d.Staff)),
        OrderPrescribed d => new("plan", With("Назначение", "Prescribed", Word(d.Name ?? d.Kind)), Word(d.Specialty), Name(d.Staff)),
        OrderFulfilled => new("plan", T("Назначение выполнено", "Prescription fulfilled")),
        ReferralMade d => new("plan", T("Направление к другому врачу", "Referred to another doctor"), Join(Word(d.FromSpecialty), Word(d.ToSpecialty)), Name(d.Staff)),
        ReferralAccepted => new("plan", T("Направление принято", "Referral accepted")),

        PlanIdentified d => new("plan", Identified(d), Join(Quoted(d.Name), Word(d.Specialty)), Name(d.Staff)),
        PlanProposed d => new("plan", With("План представлен", "Plan presented", PlanName(d.Plan)), null, Name(d.Staff)),
        PlanAgreed d => new("plan", Agreed(d), PlanName(d.Plan), Name(d.Staff)),
        PlanDeclined d => new("plan", With("Отказ от плана", "Plan declined", Word(d.Reason)), PlanName(d.Plan), Name(d.Staff)),
        PlanItemDone d => new("plan", Priced("Пункт плана выполнен", "Plan step done", ItemName(d.Plan, d.Item), d.Price ?? Item(d.Plan, d.Item)?.Price), PlanName(d.Plan), Name(d.Staff)),
        PlanItemCancelled d => new("plan", Priced("Пункт плана отменён", "Plan step cancelled", ItemName(d.Plan, d.Item), null), Word(d.Reason)),
        PlanPaused d => new("plan", With("Пауза в плане", "Plan paused", d.Until is { } until ? Until(Moment(until, at, Zone(null), time: false)) : null), Word(d.Reason)),
        PlanCompleted d => new("plan", T("План выполнен", "Plan completed"), PlanName(d.Plan)),
        PlanClosed d => new("plan", T("План закрыт", "Plan closed"), Join(Word(d.Reason), PlanName(d.Plan)), Name(d.Staff)),

        InvoiceIssued d => new("money", With("Счёт", "Invoice", Money(d.Amount)), Word(d.Insurer), Name(d.Staff)),
        PaymentReceived d => new("money", With("Оплата", "Payment", Money(d.Amount)), Join(Word(d.Method), PlanName(d.Plan)), Name(d.Staff)),
        RefundMade d => new("money", With("Возврат", "Refund", Money(d.Amount))),

        CallMade d => new("contact", Call(d), Word(d.ContactReason), Name(d.Staff)),
        MessageSent d => new("contact", With("Сообщение", "Message", Word(d.Channel)), Word(d.ContactReason), Name(d.Staff)),
        MessageDelivered => new("contact", T("Сообщение доставлено", "Message delivered")),
        MessageAnswered d => new("contact", With("Ответ на сообщение", "Message answered", Word(d.Answer))),
        MessageFailed d => new("contact", T("Сообщение не доставлено", "Message failed"), Word(d.Reason)),
        SurveyAnswered d => new("contact", T($"Оценка **{d.Score}** из {(d.Kind == "csat" ? 5 : 10)}", $"Rated **{d.Score}** of {(d.Kind == "csat" ? 5 : 10)}")),
        ComplaintReceived d => new("contact", T("Жалоба", "Complaint"), Word(d.Stage), Name(d.Staff)),
        ComplaintResolved => new("contact", T("Жалоба разобрана", "Complaint resolved")),
        RecommendationMade => new("other", T("Рекомендация клиники", "Clinic recommended")),
        DigitalActed d => new("other", With("Действие на сайте", "Acted online", Word(d.Action)), Word(d.Page)),

        PatientRegistered d => new("other", T("Карта заведена", "Patient registered"), Join(Word(d.LeadSource), Word(d.Channel)), Name(d.Staff)),
        PatientChanged d => new("other", T("Данные пациента изменены", "Patient changed"), null, Name(d.Staff)),
        PatientMerged => new("other", T("Карта объединена с другой", "Card merged into another")),
        PatientErased => new("other", T("Данные пациента удалены", "Patient erased")),
        HouseholdLinked => new("other", T("Добавлен в семью", "Linked to a household")),
        ConsentGiven d => new("other", T("Согласие дано", "Consent given"), Join(Word(d.Purpose), Word(d.Channel))),
        ConsentWithdrawn d => new("other", T("Согласие отозвано", "Consent withdrawn"), Join(Word(d.Purpose), Word(d.Channel))),

        TaskOutcomeRecorded d => new("task", With("Итог контакта", "Contact outcome", Stages.Followed.Chosen(clinic.Definitions, d.Reason, d.Port) ?? Word(d.Outcome)), d.Until is { } until ? Until(When(until, at, null)) : null, Name(d.Staff)),
        TaskSnoozed d => new("task", With("Задача отложена", "Task snoozed", Until(When(d.Until, at, null))), Word(d.SnoozeReason), Name(d.Staff)),
        TaskAssigned d => new("task", With("Задача передана", "Task assigned", Name(d.To) is { } to ? T(to, to) : null), null, Name(d.Staff)),
        WorkflowMigrated d => new("task", T($"Процесс переведён на версию **{d.ToVersion}**", $"Workflow moved to version **{d.ToVersion}**"), Workflow(d), Name(d.Staff)),
        WorkflowRetried d => new("task", With("Шаг процесса повторён", "Workflow step retried", Activity(d, d.Activity)), Workflow(d), Name(d.Staff)),
        WorkflowSkipped d => new("task", With("Шаг процесса пропущен", "Workflow step skipped", Activity(d, d.Activity)), Workflow(d), Name(d.Staff)),
        WorkflowMoved d => new("task", With("Процесс переставлен на другой шаг", "Workflow moved to another step", Activity(d, d.Activity)), Workflow(d), Name(d.Staff)),
        EventRetracted => new("other", T("Запись источника отозвана", "A record of the source was taken back")),

        StaffJoined => new("other", T("Сотрудник принят", "Staff joined")),
        StaffChanged => new("other", T("Данные сотрудника изменены", "Staff changed")),
        StaffQualified => new("other", T("Квалификация сотрудника", "Staff qualified")),
        StaffLeft => new("other", T("Сотрудник ушёл", "Staff left")),
        ShiftPlanned => new("other", T("Смена назначена", "Shift planned")),
        CampaignSpent => new("money", T("Расход на рекламу", "Campaign spent")),
        _ => new("other", T(data.GetType().Name, data.GetType().Name)),
    };

    private static LocalizedText T(string ru, string en) => new(ru, en);

    private static LocalizedText With(string ru, string en, LocalizedText? value) => value is null ? T(ru, en) : T($"{ru}: **{value.Ru}**", $"{en}: **{value.En}**");

    private static LocalizedText Until(LocalizedText moment) => T("до " + moment.Ru, "until " + moment.En);

    /// <summary>What was done, by its name where that is known, with its price.</summary>
    private static LocalizedText Priced(string ru, string en, string? name, decimal? price)
    {
        var (titleRu, titleEn) = name is null ? (ru, en) : ($"{ru}: {name}", $"{en}: {name}");
        return price is { } amount && Money(amount) is var money ? T($"{titleRu}, **{money.Ru}**", $"{titleEn}, **{money.En}**") : T(titleRu, titleEn);
    }

    private static LocalizedText? Quoted(string? name) => name is null ? null : T($"«{name}»", $"“{name}”");

    private static LocalizedText Identified(PlanIdentified d)
    {
        var items = d.Items ?? [];
        if (items.Count == 0) return T("План без пунктов", "Plan without steps");
        var money = Money(items.Sum(i => i.Price ?? 0));
        return T(
            $"Выявлено {items.Count}\u00a0{Plural(items.Count, "пункт", "пункта", "пунктов")} на **{money.Ru}**",
            $"{items.Count} {(items.Count == 1 ? "step" : "steps")} identified, **{money.En}**");
    }

    private LocalizedText Agreed(PlanAgreed d)
    {
        if (Plan(d.Plan) is not { Items.Count: > 0 } plan) return T("План согласован", "Plan agreed");
        var part = Money(plan.Items.Where(i => d.Items is null || d.Items.Contains(i.Id)).Sum(i => i.Price ?? 0));
        var whole = Money(plan.IdentifiedValue);
        return part == whole
            ? T($"План согласован: **{part.Ru}**", $"Plan agreed: **{part.En}**")
            : T($"План согласован: **{part.Ru}** из {whole.Ru}", $"Plan agreed: **{part.En}** of {whole.En}");
    }

    private static LocalizedText Call(CallMade d)
    {
        var length = d.Seconds is { } seconds ? " " + Minutes(seconds) : "";
        var (ru, en) = d.Direction == "in" ? ("Входящий звонок", "Call from the patient") : ("Звонок", "Call");
        return Word(d.Outcome) is { } outcome ? T($"{ru}{length}, итог **«{outcome.Ru}»**", $"{en}{length}, outcome **“{outcome.En}”**") : T(ru + length, en + length);
    }

    private static LocalizedText? Waited(AppointmentFacts? visit) =>
        visit?.WaitedMinutes is { } minutes ? T($"ожидание {Math.Ceiling(minutes):0}\u00a0мин", $"waited {Math.Ceiling(minutes):0}\u00a0min") : null;

    private static LocalizedText? Lasted(AppointmentFacts? visit) =>
        visit is { StartedAt: { } from, CompletedAt: { } to } && to > from ? T($"{(to - from).TotalMinutes:0}\u00a0мин", $"{(to - from).TotalMinutes:0}\u00a0min") : null;

    /// <summary>The workflow of an act, in words.</summary>
    private LocalizedText? Workflow(WorkflowAct act) => Definition(act)?.Title is { } title ? T(title.Ru, title.En) : null;

    private LocalizedText Activity(WorkflowAct act, string activity) => WorkflowPath.Title(Definition(act), activity);

    private WorkflowDefinition? Definition(WorkflowAct act)
    {
        var instance = state.Passes.SelectMany(p => p.Left.Append(p.Instance)).Concat(state.Courses.Select(c => c.Instance)).Concat(state.Beside.Select(c => c.Instance)).FirstOrDefault(i => i?.Id == act.Instance);
        return instance is null ? null : clinic.Definitions.Workflow(instance.DefinitionId)?.Numbered(instance.Version)?.Value.Definition;
    }

    private AppointmentFacts? Find(string? id) => id is null ? null : state.Patient.Appointments.Find(a => a.Id == id);

    private PlanFacts? Plan(string? id) => id is null ? null : state.Patient.Plans.Find(p => p.Id == id);

    private PlanItemFacts? Item(string? plan, string? item) => Plan(plan)?.Items.Find(i => i.Id == item);

    private string? ItemName(string? plan, string? item) => Item(plan, item) is { } known ? known.Name ?? known.Code : null;

    private LocalizedText? PlanName(string? id) => Quoted(Plan(id)?.Name);

    private LocalizedText? StartOf(string? appointment, DateTimeOffset at) => Find(appointment) is { } a ? When(a.Start, at, a.Location) : null;

    private LocalizedText When(DateTimeOffset moment, DateTimeOffset beside, string? location) => Moment(moment, beside, Zone(location));

    private TimeZoneInfo Zone(string? location) => clinic.Place(location ?? state.Patient.Location).Zone;

    private LocalizedText? Doctor(string? id) => Name(id) is { } name ? T(name, name) : null;

    private string? Name(string? id) => id is null ? null : staff.GetValueOrDefault(id, id);

    private string? NoteOf(EventData data) => data.NoteRef is { } reference && Guid.TryParse(reference, out var id) ? notes.GetValueOrDefault(id) : null;
}
