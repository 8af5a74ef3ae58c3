using System.Text;
using ClinicFlow.Journeys.State;

namespace ClinicFlow.Tests.Journeys.State;

public sealed class PackedStateTests
{
    private static PatientState Some() => new() { Patient = { Id = "P-1", Location = "centre" }, LastEvent = "0001", Source = "mis" };

    [Fact]
    public void A_packed_state_is_unpacked_to_the_same_text()
    {
        var packed = PackedState.Pack(Some());
        Assert.Equal(PackedState.Text(packed), PackedState.Text(PackedState.Pack(PackedState.Unpack(packed))));
        Assert.Contains("\"P-1\"", PackedState.Text(packed));
    }

    [Fact]
    public void A_state_written_as_plain_text_before_is_read_too()
    {
        var plain = Encoding.UTF8.GetBytes(PackedState.Text(PackedState.Pack(Some())));
        Assert.Equal("centre", PackedState.Unpack(plain).Patient.Location);
        Assert.Equal(Encoding.UTF8.GetString(plain), PackedState.Text(plain));
    }
}
