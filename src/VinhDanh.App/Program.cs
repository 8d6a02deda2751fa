using VinhDanh.App.Platform.Commands;

// Documents come from outside: a pattern that runs away on one is stopped instead of holding a processor for good.
AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(10));

return await CommandLine.RunAsync(args);
