namespace ClinicFlow.Tests.Testing;

/// <summary>The two databases that the product runs on: every test of stored things runs on both.</summary>
public enum Store { Sqlite, Postgres }

public static class Stores
{
    public static TheoryData<Store> Both => [Store.Sqlite, Store.Postgres];
}
