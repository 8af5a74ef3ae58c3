using ClinicFlow.Statistics.Sampling;

namespace ClinicFlow.Statistics.Tests.Sampling;

public sealed class ErrorTailTests
{
    [Fact]
    public void Three_of_twelve_are_no_chance_at_five_percent_and_two_may_be()
    {
        Assert.Equal(0.0196, ErrorTail.AtLeast(3, 12, 0.05), 4);
        Assert.Equal(0.118, ErrorTail.AtLeast(2, 12, 0.05), 3);
        Assert.Equal(0.014, ErrorTail.AtLeast(2, 4, 0.05), 3);
    }

    [Fact]
    public void Counting_to_three_punishes_whoever_is_checked_more() => Assert.Equal(0.977, ErrorTail.AtLeast(3, 144, 0.05), 3);

    [Fact]
    public void None_found_is_certain_and_more_is_never_likelier()
    {
        for (var n = 0; n < 60; n++)
        {
            Assert.Equal(1, ErrorTail.AtLeast(0, n, 0.05));
            for (var x = 1; x <= n; x++) Assert.True(ErrorTail.AtLeast(x, n, 0.05) <= ErrorTail.AtLeast(x - 1, n, 0.05));
        }
    }
}
