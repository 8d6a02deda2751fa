using System.CommandLine;

namespace VinhDanh.App.Platform.Commands;

/// <summary>The OpenTelemetry collector from the command line or the environment.</summary>
internal sealed class CollectorOption
{
    private readonly Option<string?> _endpoint = SettingOption.Of("--otlp-endpoint", "VINHDANH_OTLP_ENDPOINT",
        "gửi số đo vận hành đến một bộ thu OpenTelemetry (OTLP qua HTTP), ví dụ http://127.0.0.1:4318; không khai báo thì không gửi gì", "send metrics to an OpenTelemetry collector (OTLP over HTTP), e.g. http://127.0.0.1:4318; without it nothing is sent");

    public void AddTo(Command command) => command.Options.Add(_endpoint);

    /// <returns>Null: nothing is sent. Ends with a slash.</returns>
    /// <exception cref="CommandRefusalException">It is no address.</exception>
    public Uri? Read(ParseResult parsed)
    {
        if (parsed.GetValue(_endpoint) is not { Length: > 0 } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/")
            : throw new CommandRefusalException(Words.Of($"--otlp-endpoint “{text}” phải là địa chỉ đầy đủ, ví dụ http://127.0.0.1:4318.", $"--otlp-endpoint “{text}” must be a whole address, e.g. http://127.0.0.1:4318."));
    }
}
