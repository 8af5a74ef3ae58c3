namespace ClinicFlow.Workflows;

/// <summary>A text in the two languages of the product.</summary>
/// <param name="Ru">The Russian text.</param>
/// <param name="En">The English text.</param>
public sealed record LocalizedText(string Ru, string En);
