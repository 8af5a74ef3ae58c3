using System.Data.Common;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys.State;

/// <summary>The fold of a patient as it is stored.</summary>
/// <param name="State">What was folded.</param>
/// <param name="FoldedTo">The <c>now</c> of that fold.</param>
/// <param name="Version">Rises with every fold that is stored.</param>
public sealed record StoredPatient(PatientState State, DateTimeOffset FoldedTo, long Version)
{
    private const string Sql = "SELECT state, folded_to, version FROM patient_state WHERE patient = @p0";

    public static StoredPatient? Read(WriteSession session, Guid patient) => Read(session, patient, Sql);

    /// <summary>Reads inside a transaction that is going to store the patient anew: another fold of the patient waits.</summary>
    public static StoredPatient? ReadToChange(WriteSession session, Guid patient) =>
        Read(session, patient, session.Database.IsPostgres ? Sql + " FOR UPDATE" : Sql);

    /// <summary>The state alone, for a page.</summary>
    public static PatientState? StateOf(Database database, DbConnection connection, Guid patient)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT state FROM patient_state WHERE patient = @p0";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@p0";
        parameter.Value = database.Key(patient);
        command.Parameters.Add(parameter);
        return command.ExecuteScalar() is byte[] state ? PackedState.Unpack(state) : null;
    }

    private static StoredPatient? Read(WriteSession session, Guid patient, string sql)
    {
        using var reader = session.Query(sql, patient);
        return reader.Read() ? new(PackedState.Unpack(reader.GetFieldValue<byte[]>(0)), Microseconds.To(reader.GetInt64(1)), reader.GetInt64(2)) : null;
    }
}
