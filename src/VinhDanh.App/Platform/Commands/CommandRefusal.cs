namespace VinhDanh.App.Platform.Commands;

/// <summary>Something the person at the terminal can mend; printed without a stack trace, exit code 2.</summary>
public sealed class CommandRefusalException(string message) : Exception(message);
