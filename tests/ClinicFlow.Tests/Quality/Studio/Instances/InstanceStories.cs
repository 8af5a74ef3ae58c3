using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Views;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Workflows;

namespace ClinicFlow.Tests.Quality.Studio.Instances;

/// <summary>Leads that were called once and are to be booked: they stand at <c>lead/book</c>.</summary>
internal static class InstanceStories
{
    public const string Lead = "lead", Book = "book";

    public static async Task ToBeBooked(this TestClinic clinic, params string[] patients)
    {
        foreach (var patient in patients)
            await clinic.Tell(patient, (clinic.Now.AddHours(-3), new LeadReceived { Lead = "L-" + patient, Location = "centre" }), (clinic.Now.AddHours(-2), new LeadContacted { Lead = "L-" + patient }));
    }

    /// <summary>That many enquiries of this moment, told at once.</summary>
    public static async Task Leads(this TestClinic clinic, int count)
    {
        var told = Enumerable.Range(1, count).Select(n => new JourneyEvent(TestClinic.Source, "lead-" + n, "P" + n, clinic.Now, new LeadReceived { Lead = "L" + n, Location = "centre" })).ToList();
        await clinic.Get<WriteQueue>().Write(Writer.Background, session => { EventLog.Append(session, told, clinic.Now); });
        await clinic.Fold();
    }

    /// <summary>Puts a changed text of the workflow in force, as it is.</summary>
    public static async Task<int> Change(this TestClinic clinic, string workflow, params (string From, string To)[] changes)
    {
        var text = (await clinic.Get<ReadVersions>().Newest(DefinitionKinds.Workflow, workflow, default))!.Text;
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }
        var published = await clinic.Get<PublishDefinition>().Handle(new(DefinitionKinds.Workflow, workflow, text, "проба", null), TestClinic.Manager);
        await clinic.Get<SweepDefinitions>().Run();
        return published.Version;
    }

    /// <summary>The act, with those instances whose turn came after the answer.</summary>
    public static async Task<ActProgress> CarriedOut(this TestClinic clinic, ActProgress begun)
    {
        await clinic.Get<CarryOutActs>().Run();
        return await clinic.Get<WriteQueue>().Write(Writer.Person, session => CarryOutActs.Progress(session, begun.Act));
    }

    public static PatientState State(this TestClinic clinic, string patient)
    {
        var database = clinic.Get<Database>();
        using var connection = database.Open();
        return StoredPatient.StateOf(database, connection, Key.Patient(patient))!;
    }

    /// <summary>The instance of the stage that the patient's open pass stands in.</summary>
    public static WorkflowInstance Stage(this TestClinic clinic, string patient) => clinic.State(patient).Current!.Instance!;

    public static string Canonical(this TestClinic clinic)
    {
        using var connection = clinic.Get<Database>().Open();
        using var text = new StringWriter();
        CanonicalState.Write(connection, text);
        return text.ToString();
    }
}
