using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Quarantine;

/// <summary>What another system may not say, beside what the reader refuses, and what is known of what it says.</summary>
internal static class OutsideEvents
{
    private static readonly ImportProblem OwnAct = new(ImportSeverity.Error, "event.reserved-source", "request", 0, null, "data.source",
        new("Что записала сама система, отменить извне нельзя.", "What the system itself recorded can't be taken back from outside."),
        new("Отмените действие через его API.", "Undo it through its own API."));

    /// <summary>The errors that keep an event out.</summary>
    public static List<ImportProblem> Errors(CloudEventResult read)
    {
        var errors = QuarantineWriter.Errors(read.Problems);
        if (read.Event?.Event.Data is EventRetracted { Source: "clinicflow" }) errors.Add(OwnAct);
        return errors;
    }

    /// <summary>The hash of an event's last version; null if it was never taken.</summary>
    public static Guid? HeadOf(WriteSession session, string source, string id)
    {
        using var reader = session.Query("SELECT content FROM event_head WHERE key = @p0", Key.Of(source, id));
        return reader.Read() && session.Database.ReadKey(reader, 0) is var content && content != Guid.Empty ? content : null;
    }
}
