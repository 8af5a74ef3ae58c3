using ClinicFlow.Figures.Today;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Pdca.Views;

/// <summary>What a new cycle may be about, and whose.</summary>
public sealed class ReadChoices(IDbContextFactory<ClinicContext> contexts, CycleOwners owners, ClinicStore clinic)
{
    public async Task<CycleChoices> Handle(Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return new([.. Targets.Shipped.Stages.Select(Stage)], await owners.Read(context, viewer, cancel));
    }

    private StageChoice Stage(StageTarget target) => new(
        target.Stage, Math.Round(100 * target.Target, 1), target.HorizonDays,
        [
            new MetricChoice(null, CycleLines.MetricOf(clinic.Model, Figures.CycleSeries.Conversion)),
            .. clinic.Model.Definitions.Standards.Where(s => s.StillInForce && s.Latest.Value.Set.Stage == target.Stage).Select(s => new MetricChoice(s.Name, StageStrip.TitleOf(clinic.Model, s.Name))),
        ]);
}
