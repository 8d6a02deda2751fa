using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using VinhDanh.Papers.Spreadsheets;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>The form by which a table comes in (bound as <c>Input</c>), and its table as read.</summary>
public sealed class TableUpload
{
    private const long MaximumBytes = 5 * 1024 * 1024;

    [Required(ErrorMessage = "Chọn tệp bảng tính.")] public IFormFile? Table { get; set; }

    /// <param name="read">Reads a table under its file name.</param>
    /// <returns>Null: what is wrong stands in <paramref name="state"/>.</returns>
    public async Task<Read?> ReadAsync(Func<Stream, string, ImportTable> read, ModelStateDictionary state, CancellationToken ct)
    {
        if (Table is { Length: 0 }) Refuse("Tệp không có nội dung.");
        if (Table?.Length > MaximumBytes) Refuse("Tệp lớn hơn 5 MB.");
        if (!state.IsValid || Table is not { } file) return null;
        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        try
        {
            content.Position = 0;
            var table = read(content, file.FileName);
            return new(Path.GetFileName(file.FileName), content.ToArray(), JsonSerializer.Serialize(table.Columns), table.Rows.Count);
        }
        catch (SpreadsheetUnreadableException e)
        {
            Refuse(e.Message);
            return null;
        }

        void Refuse(string why) => state.AddModelError($"Input.{nameof(Table)}", why);
    }

    /// <param name="Columns">JSON: column (from 0) by meaning, as guessed.</param>
    public sealed record Read(string FileName, byte[] Content, string Columns, int Rows);
}
