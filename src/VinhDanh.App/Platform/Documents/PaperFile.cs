using Microsoft.AspNetCore.Mvc;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Platform.Documents;

/// <summary>Downloads of papers and workbooks; nothing is kept on the server.</summary>
internal static class PaperFile
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static FileContentResult Of(OfficialDocument document, string name)
    {
        using var stream = new MemoryStream();
        DocxWriter.Write(document, stream);
        return new FileContentResult(stream.ToArray(), Docx) { FileDownloadName = Safe(name) + ".docx" };
    }

    public static FileContentResult Of(IReadOnlyList<SheetModel> sheets, string name)
    {
        using var stream = new MemoryStream();
        XlsxWriter.Write(name, sheets, stream);
        return new FileContentResult(stream.ToArray(), Xlsx) { FileDownloadName = Safe(name) + ".xlsx" };
    }

    /// <summary>“Kế hoạch số 04/KH-UBND” has a character that no file name may have.</summary>
    private static string Safe(string name)
    {
        var clean = string.Concat(name.Select(c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or '\n' || char.IsControl(c) ? '-' : c));
        return clean.Length > 120 ? clean[..120].Trim() : clean;
    }
}
