using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.Demo;

namespace ClinicFlow.Tests.Platform.Data.Demo;

/// <summary>The clinic that the tests look at, told once.</summary>
internal static class DemoSample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 18, 6, 40, 0, TimeSpan.Zero);

    private static readonly Lazy<IReadOnlyList<DemoPatient>> Told = new(() => [.. Clinic().Patients()]);

    public static IReadOnlyList<DemoPatient> Patients => Told.Value;

    public static DemoClinic Clinic(int patients = 5_000, ulong seed = 1, DateTimeOffset? now = null) =>
        DemoClinic.Plan(new DemoOptions { Patients = patients, Seed = seed, Now = now ?? Now });

    public static IEnumerable<(DateTimeOffset At, T Data)> Of<T>(this DemoPatient patient) where T : EventData =>
        patient.Events.Where(e => e.Event.Data is T).Select(e => (e.Event.Time, (T)e.Event.Data));

    public static double Share<T>(this IReadOnlyCollection<T> all, Func<T, bool> broken) => all.Count(broken) / (double)all.Count;
}
