namespace ClinicFlow.Platform.Demo;

/// <summary>How far the demo clinic is, for the page that waits for it.</summary>
public sealed class DemoProgress
{
    public bool Complete { get; private set; }
    public int Percent { get; private set; }
    public string StepRu { get; private set; } = "Готовим демо-клинику";
    public string StepEn { get; private set; } = "Preparing the demo clinic";

    public void Say(int percent, string ru, string en) => (Percent, StepRu, StepEn) = (percent, ru, en);

    public void Finish() => (Complete, Percent, StepRu, StepEn) = (true, 100, "Готово", "Ready");
}
