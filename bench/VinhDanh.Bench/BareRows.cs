using System.Text.Json;
using Npgsql;

namespace VinhDanh.Bench;

/// <summary>The rows of the first page of <c>/tasks</c> for the whole province, by the fastest SQL that the indexes allow.</summary>
internal static class BareRows
{
    // The first fifty-one open tasks by day come from task_open_ix in order; whether they lie in the province is asked of each by its organisation's key; parties and
    // answers are looked up for those rows only.
    public static readonly string Sql = $"""
        select t.id, t.programme_id, t.parent_id, t.path, t.sort_no, t.group_title, t.title, t.deadline_kind,
               t.due_on, t.started_on, t.handed_in_on, t.completed_on, t.completed_late, t.withdrawn_on,
               who.leads, who.doers, n.answered, n.asked
        from (
            select t.* from app.task t join app.organisation o on o.id = t.organisation_id
            where o.path <@ '{Province}'::public.ltree and t.completed_on is null and t.withdrawn_on is null
            order by coalesce(t.due_on, 'infinity'::date), t.id limit 51) t
        left join lateral (
            select array_agg(p.text order by p.sort_no) filter (where p.role = 'lead') as leads,
                   array_agg(p.text order by p.sort_no) filter (where p.role = 'doer') as doers
            from app.task_party p where p.task_id = t.id) who on true
        left join lateral (
            select count(*)::int as asked, (count(*) filter (where a.state in ('sent', 'received')))::int as answered
            from app.assignment a where a.task_id = t.id) n on true
        order by coalesce(t.due_on, 'infinity'::date), t.id
        """;

    /// <summary>The root of the filled tree.</summary>
    private const string Province = "01900000000070008001000000000001";

    public static void Write(NpgsqlDataReader row, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.FieldCount; i++)
        {
            json.WritePropertyName(row.GetName(i));
            WriteValue(row, i, json);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(NpgsqlDataReader row, int i, Utf8JsonWriter json)
    {
        if (row.IsDBNull(i))
        {
            json.WriteNullValue();
            return;
        }

        switch (row.GetDataTypeName(i))
        {
            case "uuid": json.WriteStringValue(row.GetGuid(i)); break;
            case "text": json.WriteStringValue(row.GetString(i)); break;
            case "integer": json.WriteNumberValue(row.GetInt32(i)); break;
            case "boolean": json.WriteBooleanValue(row.GetBoolean(i)); break;
            case "date": json.WriteStringValue(row.GetFieldValue<DateOnly>(i).ToString("O")); break;
            case "text[]":
                json.WriteStartArray();
                foreach (var text in row.GetFieldValue<string[]>(i)) json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case var other: throw new InvalidOperationException($"A column of type {other} is not written.");
        }
    }
}
