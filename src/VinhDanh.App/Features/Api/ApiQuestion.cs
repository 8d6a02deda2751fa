using System.Globalization;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Api;

/// <summary>Parameters of a question, read one by one; what cannot be understood is said, never left out in silence.</summary>
internal sealed class ApiQuestion(HttpRequest request)
{
    private readonly Dictionary<string, string[]> _wrong = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public Guid? Id(string name) => Read(name, "một mã dạng 01900000-0000-7000-8000-000000000000", text => Guid.TryParse(text, out var id) ? id : (Guid?)null);

    public int? Number(string name, int least, int most) => Read(
        name, $"một số từ {least} đến {most}", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most ? n : (int?)null);

    public DateOnly? Day(string name) => Read(
        name, "một ngày dạng 2026-03-31", text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null);

    public T? OneOf<T>(string name) where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(Names.OfEnum, v => (T?)v, StringComparer.Ordinal);
        return Read(name, "một trong: " + string.Join(", ", words.Keys), words.GetValueOrDefault);
    }

    public string? Text(string name) => Read(name, "không quá 200 ký tự", text => text.Length <= 200 ? text : null);

    /// <summary>A place in a list, as <c>next</c> gave it.</summary>
    public T? Place<T>(Func<string, T?> parse) => Read("after", "giá trị lấy nguyên từ “next” của trang trước", parse);

    /// <returns>The refusal, with every parameter that is wrong or that the list does not have; null when all is well.</returns>
    public IResult? Refusal()
    {
        foreach (var name in request.Query.Keys.Where(k => !_known.Contains(k)))
            _wrong[name] = [$"Không có tham số “{name}” ở đây. Các tham số có: {string.Join(", ", _known)}."];
        return _wrong.Count == 0 ? null : Results.ValidationProblem(_wrong, title: "Câu hỏi có tham số chưa đúng.");
    }

    private T? Read<T>(string name, string expected, Func<string, T?> parse)
    {
        _known.Add(name);
        if (request.Query[name] is not [{ Length: > 0 } text, ..]) return default;
        if (request.Query[name].Count == 1 && parse(text) is { } value) return value;
        _wrong[name] = [$"“{name}” phải là {expected}."];
        return default;
    }
}
