using ClinicFlow.Statistics.Agreement;

namespace ClinicFlow.Statistics.Tests.Agreement;

public sealed class TwoRatersTests
{
    [Fact]
    public void Where_nearly_everything_is_kept_kappa_misleads_and_AC1_does_not()
    {
        var raters = new TwoRaters(118, 5, 2, 0);
        Assert.Equal((0.944, -0.023, 0.941), (Math.Round(raters.Agreement!.Value, 3), Math.Round(raters.Kappa!.Value, 3), Math.Round(raters.Ac1!.Value, 3)));
    }

    [Fact]
    public void Cohens_own_example_is_0_4() => Assert.Equal(0.400, new TwoRaters(20, 5, 10, 15).Kappa!.Value, 12);

    [Fact]
    public void Of_nothing_nothing_is_said_and_full_agreement_is_1()
    {
        Assert.Null(new TwoRaters(0, 0, 0, 0).Agreement);
        Assert.Null(new TwoRaters(5, 0, 0, 0).Kappa);
        Assert.Equal(1, new TwoRaters(5, 0, 0, 0).Ac1);
        Assert.Equal((1d, 1d), (new TwoRaters(5, 0, 0, 3).Kappa!.Value, new TwoRaters(5, 0, 0, 3).Ac1!.Value));
    }
}
