using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhDanh.App.Platform.Backup;

/// <summary>What a backup says of itself; counts are those of the one snapshot it was taken from.</summary>
public sealed record Manifest
{
    /// <summary>The form this program writes and the only one it reads.</summary>
    public const int Known = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public required int Format { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Version and, where the build knew it, commit.</summary>
    public required string Program { get; init; }

    /// <summary>Number of the newest migration applied.</summary>
    public required int Migration { get; init; }

    /// <summary>Major version of the server it came from.</summary>
    public required int PostgreSql { get; init; }

    /// <summary>Rows by table of schema <c>app</c>.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    public required int Files { get; init; }

    public required long FileBytes { get; init; }

    /// <summary>Sealed batches of the audit.</summary>
    public required long AuditBatches { get; init; }

    /// <summary>The newest seal, hexadecimal; null before the first.</summary>
    public required string? AuditSeal { get; init; }

    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    /// <exception cref="BackupRefusedException">Of another format.</exception>
    /// <exception cref="JsonException">None of ours.</exception>
    public static Manifest Read(byte[] bytes)
    {
        // A later format may have other members, so its number is looked at first.
        using (var document = JsonDocument.Parse(bytes))
        {
            var format = document.RootElement.TryGetProperty("format", out var number) && number.TryGetInt32(out var n) ? n : throw new JsonException("No format.");
            if (format != Known) throw new BackupRefusedException(new BackupTrouble.OtherFormat(format, Known));
        }

        return JsonSerializer.Deserialize<Manifest>(bytes, Json) ?? throw new JsonException("Nothing in it.");
    }
}
