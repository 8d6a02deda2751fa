using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace VinhDanh.App.Platform.Audit;

/// <summary>
/// One entry as PostgreSQL holds it, every value as its text. Hashed here and not by the database's function: whoever can
/// change rows can change functions too.
/// </summary>
internal sealed record StoredEntry(Guid Id, DateTimeOffset At, byte[] Hash, string?[] Fields)
{
    public const string Columns = """
        e.id, e.at, e.hash, e.actor_id::text, e.actor_name, e.actor_role, e.organisation_id::text, e.action, e.subject_kind,
        e.subject_id::text, e.before::text, e.after::text, e.reason, e.request_id
        """;

    private const int FirstField = 3, FieldCount = 11, ActionField = 4;

    public string Action => Fields[ActionField]!;

    /// <param name="offset">Column of the reader at which <see cref="Columns"/> begin.</param>
    public static StoredEntry Read(NpgsqlDataReader row, int offset)
    {
        var fields = new string?[FieldCount];
        for (var i = 0; i < FieldCount; i++)
        {
            var column = offset + FirstField + i;
            fields[i] = row.IsDBNull(column) ? null : row.GetString(column);
        }

        return new(row.GetGuid(offset), row.GetFieldValue<DateTimeOffset>(offset + 1), row.GetFieldValue<byte[]>(offset + 2), fields);
    }

    /// <summary>The same bytes as <c>app.audit_canonical</c> gives; a test compares the two.</summary>
    public byte[] ComputeHash()
    {
        var text = new StringBuilder();
        Append(text, Id.ToString());
        Append(text.Append('|'), AuditChain.Microseconds(At).ToString(CultureInfo.InvariantCulture));
        foreach (var field in Fields) Append(text.Append('|'), field);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Append(StringBuilder text, string? field)
    {
        if (field is null) text.Append('-');
        // PostgreSQL's length counts characters, .NET's halves of some of them.
        else text.Append(field.EnumerateRunes().Count()).Append(':').Append(field);
    }
}
