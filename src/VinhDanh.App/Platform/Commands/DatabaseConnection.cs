using System.Net;
using Npgsql;

namespace VinhDanh.App.Platform.Commands;

/// <summary>The connection string of an external PostgreSQL, before anything is sent there.</summary>
internal static class DatabaseConnection
{
    /// <exception cref="CommandRefusalException">It is none, or leads over a network without proof of who answers.</exception>
    public static void Refuse(string option, string? text)
    {
        var connection = Parse(option, text);
        if (connection.SslMode is SslMode.VerifyFull || (connection.Host ?? "").Split(',').All(IsHere)) return;
        // The host's name is no secret, but the text around it holds a password.
        throw new CommandRefusalException(Words.Of(
            $"{option}: PostgreSQL ở máy khác phải dùng \"SSL Mode=VerifyFull\" (chứng thư gốc riêng: \"Root Certificate=TỆP\"), nếu không ai đứng giữa cũng đọc và sửa được dữ liệu.",
            $"{option}: a PostgreSQL on another machine needs \"SSL Mode=VerifyFull\" (a root of one's own: \"Root Certificate=FILE\"); otherwise whoever stands between reads and changes data."));
    }

    private static NpgsqlConnectionStringBuilder Parse(string option, string? text)
    {
        try
        {
            return new(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // Not the text itself, nor what the parser says of it: there is a password in it.
            throw new CommandRefusalException(Words.Of(
                $"{option} không phải chuỗi kết nối PostgreSQL, ví dụ \"Host=csdl.tinh.vn;Database=vinhdanh;Username=vinhdanh_app;Password=…;SSL Mode=VerifyFull\".",
                $"{option} is no connection string of PostgreSQL, e.g. \"Host=db.office.vn;Database=vinhdanh;Username=vinhdanh_app;Password=…;SSL Mode=VerifyFull\"."));
        }
    }

    /// <summary>A socket of this machine, or its own address; none is asked for where nothing is set.</summary>
    private static bool IsHere(string host)
    {
        var name = host.Trim();
        if (name is "" or "localhost" || name[0] is '/' or '@') return true;
        // With a port of its own: “127.0.0.1:5433”, “[::1]:5433”.
        return IPEndPoint.TryParse(name, out var end) ? IPAddress.IsLoopback(end.Address) : name.StartsWith("localhost:", StringComparison.Ordinal);
    }
}
