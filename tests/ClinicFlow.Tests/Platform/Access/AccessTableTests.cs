using ClinicFlow.Platform.Access;

namespace ClinicFlow.Tests.Platform.Access;

public sealed class AccessTableTests
{
    private const string Marks = " x . . . . . . . . .";

    [Fact]
    public void A_row_gives_its_marks_to_the_roles_in_their_order()
    {
        var row = AccessTable.Read("# a comment\nGET /plans/{id} location" + Marks).Of("GET", "plans/{id:guid}/")!;
        Assert.Equal((AccessScope.Location, Roles.Curator), (row.Scope, Assert.Single(row.Roles)));
    }

    [Fact]
    public void A_row_for_any_method_holds_for_each_and_one_of_a_method_goes_before_it()
    {
        var table = AccessTable.Read($"ANY /api/{{rest}} clinic{Marks}\nPOST /api/{{rest}} own{Marks}");
        Assert.Equal((AccessScope.Clinic, AccessScope.Own), (table.Of("GET", "/api/{**rest}")!.Scope, table.Of("POST", "/api/{**rest}")!.Scope));
        Assert.Null(table.Of("GET", "/other"));
    }

    [Theory, InlineData("GET /plans"), InlineData("GET /plans moon" + Marks), InlineData("GET /plans clinic x x"), InlineData("GET /plans clinic" + Marks + " x"), InlineData("GET /plans clinic y . . . . . . . . .")]
    public void A_row_that_says_too_little_or_too_much_is_refused_with_its_line(string row) =>
        Assert.Contains("line 2", Assert.Throws<FormatException>(() => AccessTable.Read("# heads\n" + row)).Message);
}
