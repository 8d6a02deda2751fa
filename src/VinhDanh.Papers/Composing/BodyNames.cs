using System.Globalization;
using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Composing;

/// <summary>Names of bodies as the head of a paper prints them.</summary>
public static partial class BodyNames
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Capitals(string name) => name.Trim().ToUpper(Vietnamese);

    /// <summary>In capitals, over two lines where the body has a place or a long second part: “ỦY BAN NHÂN DÂN / TỈNH AN THỊNH”.</summary>
    public static string Head(string name) => TwoLines().Replace(Capitals(name), "$1\n$2");

    [GeneratedRegex(@"^(ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG(?=\s+THI ĐUA))\s+(\S.*)$")]
    private static partial Regex TwoLines();
}
