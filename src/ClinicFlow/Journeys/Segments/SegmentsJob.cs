using Quartz;

namespace ClinicFlow.Journeys.Segments;

/// <summary>Every night: how often the patients of each specialty come back, who therefore is in another segment, and in which one everybody was found.</summary>
public sealed class SegmentsJob(ComputeRhythms rhythms, Reclassify reclassify, RecordSegments record, Processor processor) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancel) => new(Night(cancel));

    /// <returns>How many are in another segment than the night before.</returns>
    public async Task<int> Night(CancellationToken cancel = default)
    {
        if (await rhythms.Handle(cancel) is var change and not RhythmChange.None) await reclassify.Handle(everybody: change is RhythmChange.First, cancel);
        await processor.FoldDue(cancel: cancel);
        return await record.Handle(cancel);
    }
}
