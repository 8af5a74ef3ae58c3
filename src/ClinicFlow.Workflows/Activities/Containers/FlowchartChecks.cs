namespace ClinicFlow.Workflows;

/// <summary>What a person should know about a flowchart before publishing it.</summary>
internal static class FlowchartChecks
{
    public static void Check(Flowchart flowchart, ProblemList problems, List<(string Path, string Source, string Target)> dangling, string? unknownMode)
    {
        if (unknownMode is not null)
        {
            problems.Error("flow-mode", flowchart.Id, "customProperties.flowMode", new($"Неизвестный flowMode {unknownMode}.", $"Unknown flowMode {unknownMode}."),
                new("Напишите token или counter.", "Write token or counter."));
        }

        foreach (var (path, source, target) in dangling)
        {
            problems.Warning("connection-dangling", flowchart.Id, path, new($"Связь {source} → {target} ведёт в никуда и отброшена.", $"The connection {source} → {target} leads nowhere and is dropped."),
                new("Исправьте id или удалите связь.", "Mend the id or delete the connection."));
        }

        foreach (var connection in flowchart.Connections)
        {
            if (connection.Source is WorkflowCall or UnknownActivity || connection.Source.Ports.Contains(connection.Port)) continue;
            problems.Warning("port-unknown", connection.Source.Id, $"connections[{connection.Index}]",
                new($"У {connection.Source.Id} нет выхода {connection.Port}.", $"{connection.Source.Id} has no port {connection.Port}."),
                new($"Выходы: {string.Join(", ", connection.Source.Ports)}.", $"Its ports: {string.Join(", ", connection.Source.Ports)}."));
        }

        foreach (var wait in flowchart.Children.OfType<WaitUntil>())
        {
            foreach (var label in wait.Labels)
            {
                if (flowchart.Outbound(wait).Any(c => c.Port == label)) continue;
                problems.Warning("port-open", wait.Id, $"cases.{label}", new($"Выход {label} никуда не ведёт.", $"The port {label} leads nowhere."),
                    new("Соедините его со следующей активностью.", "Connect it to the next activity."));
            }
        }
    }
}
