namespace ClinicFlow.Intake.Events.Vocabulary;

[EventType("invoice.issued", 71)]
public sealed record InvoiceIssued : EventData
{
    public required string Invoice { get; init; }
    public required decimal Amount { get; init; }
    public string? Appointment { get; init; }
    public string? Plan { get; init; }
    public string? Staff { get; init; }
    public string? Insurer { get; init; }
    public string? PriceLevel { get; init; }
}

[EventType("payment.received", 72)]
public sealed record PaymentReceived : EventData
{
    public required string Payment { get; init; }
    public required decimal Amount { get; init; }
    public string? Invoice { get; init; }
    public string? Plan { get; init; }
    public string? Method { get; init; }
    public string? Staff { get; init; }
}

[EventType("refund.made", 73)]
public sealed record RefundMade : EventData
{
    public required string Refund { get; init; }
    public required decimal Amount { get; init; }
    public string? Payment { get; init; }
}
