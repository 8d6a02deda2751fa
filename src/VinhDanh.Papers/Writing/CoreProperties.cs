using System.Security;

namespace VinhDanh.Papers.Writing;

/// <summary>Title, author and language of a package; no dates, so that output does not depend on the clock.</summary>
internal static class CoreProperties
{
    public static string Xml(string title, string author) =>
        """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">"""
        + $"<dc:title>{Escape(title)}</dc:title><dc:creator>{Escape(author)}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>";

    private static string? Escape(string text) => SecurityElement.Escape(XmlText.Clean(text).Replace('\n', ' '));
}
