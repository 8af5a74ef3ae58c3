using ClinicFlow.Intake.Events;
using ClinicFlow.Platform.Data.Demo.Scenes;

namespace ClinicFlow.Platform.Data.Demo;

/// <summary>One patient of the demo clinic: the events in the order of time, and what was planted in them.</summary>
public sealed record DemoPatient(string Subject, IReadOnlyList<IncomingEvent> Events, IReadOnlyList<string> Planted);

/// <summary>
/// A clinic network that never was, told from a seed: no clock, no shared randomness, nothing kept. Patients are computed
/// one by one, so a million of them need no more memory than one; safe to call from several threads.
/// </summary>
public sealed class DemoClinic
{
    /// <summary>Source of every event of the demo.</summary>
    public const string Source = "demo";

    private readonly DemoWorld world;

    private DemoClinic(DemoOptions options)
    {
        Options = options;
        world = new DemoWorld(options);
    }

    public DemoOptions Options { get; }
    public IReadOnlyList<DemoLocation> Locations => world.Locations;
    public IReadOnlyList<DemoStaff> Staff => DemoStaffList.All;
    public IReadOnlyList<DemoAccount> Accounts => DemoAccounts.All;

    public static DemoClinic Plan(DemoOptions options) => new(options);

    /// <summary>Staff, shifts and campaigns: what is not of a patient, in the order of time.</summary>
    public IEnumerable<IncomingEvent> ClinicEvents() => ClinicScene.Tell(world);

    /// <summary>Every patient from a number on (the first is 0).</summary>
    public IEnumerable<DemoPatient> Patients(int from = 0, int? count = null)
    {
        var until = Math.Min(Options.Patients, from + (count ?? Options.Patients - from));
        for (var number = from; number < until; number++)
            yield return Patient(number);
    }

    /// <summary>One patient alone: the same as in the stream.</summary>
    public DemoPatient Patient(int number)
    {
        var story = new Story(world, number);
        LifeScene.Play(story);
        return story.Close();
    }
}
