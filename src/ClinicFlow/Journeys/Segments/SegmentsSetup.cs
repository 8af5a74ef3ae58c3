namespace ClinicFlow.Journeys.Segments;

/// <summary>What the nightly segments are made by.</summary>
public static class SegmentsSetup
{
    public static IServiceCollection AddSegments(this IServiceCollection services) =>
        services.AddSingleton<ComputeRhythms>().AddSingleton<Reclassify>().AddSingleton<RecordSegments>().AddSingleton<SegmentsJob>();
}
