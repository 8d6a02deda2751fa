using System.CommandLine;
using System.Net;

namespace VinhDanh.App.Platform.Commands;

/// <summary>The proxies whose word about the browser is taken, from the command line or the environment.</summary>
internal sealed class ProxyOption
{
    private readonly Option<string?> _proxies = SettingOption.Of("--trusted-proxy", "VINHDANH_TRUSTED_PROXY",
        "máy chủ trung gian được tin khi nói trình duyệt đến từ đâu (X-Forwarded-For, X-Forwarded-Proto): các địa chỉ IP hoặc dải như 10.0.0.0/8, cách nhau bằng dấu phẩy",
        "proxies that are believed about where a browser comes from (X-Forwarded-For, X-Forwarded-Proto): IP addresses or ranges such as 10.0.0.0/8, parted by commas");

    public void AddTo(Command command) => command.Options.Add(_proxies);

    /// <returns>Ranges; an address is one of its own. Empty: no proxy is believed.</returns>
    /// <exception cref="CommandRefusalException">One is neither an address nor a range, or is every address there is.</exception>
    public IReadOnlyList<IPNetwork> Read(ParseResult parsed) =>
        [.. (parsed.GetValue(_proxies) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(RangeOf)];

    private static IPNetwork RangeOf(string text)
    {
        if (IPAddress.TryParse(text, out var one)) return new(one, one.GetAddressBytes().Length * 8);
        // Everybody would be believed, and could say to come from anywhere.
        if (IPNetwork.TryParse(text, out var range) && range.PrefixLength > 0) return range;
        throw new CommandRefusalException(Words.Of(
            $"--trusted-proxy: “{text}” không phải địa chỉ IP, cũng không phải dải địa chỉ như 10.0.0.0/8.", $"--trusted-proxy: “{text}” is neither an IP address nor a range such as 10.0.0.0/8."));
    }
}
