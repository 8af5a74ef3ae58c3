using ClinicFlow.Intake.Imports;
using NJsonSchema;

namespace ClinicFlow.Tests.Intake.Imports;

public sealed class ShippedMappingTests
{
    [Fact]
    public void Two_mappings_ship() => Assert.Equal(["dental_synth_asgari", "opendental_shaped_synth"], ShippedMappings.Names);

    [Fact]
    public async Task What_ships_is_read_without_a_problem_and_holds_to_the_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(ShippedMappings.ReadSchema());
        foreach (var name in ShippedMappings.Names)
        {
            var text = ShippedMappings.Find(name)!;
            Assert.Empty(MappingReader.Read(text, name).Problems);
            Assert.Empty(schema.Validate(text));
        }
    }

    [Fact]
    public void A_name_that_does_not_ship_is_not_found() => Assert.Null(ShippedMappings.Find("../appsettings"));
}
