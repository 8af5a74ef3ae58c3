using System.Xml.Linq;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ClinicFlow.Platform.Access;

/// <summary>A key that seals cookies.</summary>
public sealed class KeyRow
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public required string Xml { get; set; }
}

/// <summary>The keys that seal cookies: files of the data folder beside SQLite; in the database on PostgreSQL, so that a cookie of one node is good on all.</summary>
public static class ClinicKeys
{
    public static void AddClinicKeys(this IServiceCollection services, ClinicOptions options)
    {
        var protection = services.AddDataProtection().SetApplicationName("ClinicFlow");
        if (options.Data.PostgresConnection is null) protection.PersistKeysToFileSystem(new DirectoryInfo(options.Data.Keys));
        else services.AddOptions<KeyManagementOptions>().Configure<Database>((keys, database) => keys.XmlRepository = new Stored(database));
    }

    /// <summary>The first seal makes the first key.</summary>
    public static void MakeFirstKey(this IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([1]);

    private sealed class Stored(Database database) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var session = new WriteSession(database, database.Open());
            using var rows = session.Query("SELECT xml FROM data_protection_key ORDER BY id");
            var keys = new List<XElement>();
            while (rows.Read()) keys.Add(XElement.Parse(rows.GetString(0)));
            return keys;
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var session = new WriteSession(database, database.Open());
            session.Insert("data_protection_key", ["id", "name", "xml"], [[Guid.NewGuid(), friendlyName, element.ToString(SaveOptions.DisableFormatting)]]);
        }
    }
}
