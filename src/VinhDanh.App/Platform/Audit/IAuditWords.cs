namespace VinhDanh.App.Platform.Audit;

/// <summary>What a feature's audit entries mean, in the words of the history tab. Registered as a singleton by each feature.</summary>
public interface IAuditWords
{
    /// <summary>By action: <c>task.accepted</c> → “Xác nhận kết quả”.</summary>
    IReadOnlyDictionary<string, string> Actions { get; }

    /// <summary>By field of before and after, as it stands in the JSON, alone or after its subject: <c>dueOn</c>, <c>task.dueOn</c> → “Thời hạn”.</summary>
    IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>Words that stand for others in a value, by field and value: <c>state:sent</c> → “Đã gửi”.</summary>
    IReadOnlyDictionary<string, string> Values => Nothing;

    private static readonly Dictionary<string, string> Nothing = [];
}

/// <summary>The words of all features together.</summary>
public sealed class AuditVocabulary(IEnumerable<IAuditWords> features)
{
    private readonly Dictionary<string, string> _actions = Merge(features.Select(f => f.Actions));
    private readonly Dictionary<string, string> _fields = Merge(features.Select(f => f.Fields));
    private readonly Dictionary<string, string> _values = Merge(features.Select(f => f.Values));

    /// <summary>An action nobody named is shown as it was written: never hidden, never guessed.</summary>
    public string Action(string action) => _actions.GetValueOrDefault(action, action);

    /// <returns>Null for a field nobody named that only holds an id: it says nothing to a reader.</returns>
    public string? Field(string subjectKind, string field) =>
        _fields.TryGetValue($"{subjectKind}.{field}", out var label) || _fields.TryGetValue(field, out label) ? label
        : field.EndsWith("Id", StringComparison.Ordinal) || field.EndsWith("Ids", StringComparison.Ordinal) || field is "id" or "sha256" ? null
        : field;

    public string Value(string subjectKind, string field, string value) =>
        _values.TryGetValue($"{subjectKind}.{field}:{value}", out var words) || _values.TryGetValue($"{field}:{value}", out words) ? words : value;

    public bool Knows(string action) => _actions.ContainsKey(action);

    private static Dictionary<string, string> Merge(IEnumerable<IReadOnlyDictionary<string, string>> parts)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, words) in parts.SelectMany(p => p))
            if (!all.TryAdd(key, words) && all[key] != words)
                throw new InvalidOperationException($"Two features name “{key}” differently: “{all[key]}”, “{words}”.");
        return all;
    }
}
