using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits;

/// <summary>The settings of the random audit; a draw that is frozen keeps those it was frozen with.</summary>
public sealed class AuditSettingsStore(WriteQueue queue)
{
    private const string Name = "audit";

    public async Task<AuditSettings> Read(ClinicContext context, CancellationToken cancel) =>
        AuditSettings.Read(await context.Settings.AsNoTracking().Where(s => s.Name == Name).Select(s => s.Value).FirstOrDefaultAsync(cancel));

    public Task Save(AuditSettings settings) =>
        queue.Write(Writer.Person, session => session.Insert("setting", ["name", "value"], [[Name, settings.Text()]], WriteSession.Replacing("name", ["value"])));
}
