using ClinicFlow.Platform.Commands;

return await CommandLine.Run(args);
