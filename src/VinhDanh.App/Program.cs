using VinhDanh.App.Platform.Commands;

return await CommandLine.RunAsync(args);
