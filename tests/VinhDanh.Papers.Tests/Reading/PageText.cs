using System.Globalization;
using System.Text;

namespace VinhDanh.Papers.Tests.Reading;

/// <summary>Words with places as <c>pdftotext -tsv</c> prints them, out of lines of “x:text” segments.</summary>
internal static class PageText
{
    private const double CharWidth = 6;

    public static string Sample { get; } = Of(
        [
            "100:ỦY BAN NHÂN DÂN|320:CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "90:PHƯỜNG LAM KIỀU|360:VIỆT NAM", "110:Số: 15/KH-UBND|320:Lam Kiều, ngày 05 tháng 02 năm", "380:2026",
            "", "280:KẾ HOẠCH", "160:Công tác thi đua, khen thưởng năm 2026", "",
            "113:Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022 và các văn bản", "85:hướng dẫn thi hành;", "",
            "85:I. NỘI DUNG", "", "113:- Tổ chức hội nghị tổng kết phong trào thi đua của các cụm, khối trong toàn", "85:phường theo đúng tiến độ.", "",
            "85:Nơi nhận:|400:CHỦ TỊCH", "85:- Sở Nội vụ;", "85:- Lưu: VT.|380:Trần Văn Mẫu",
        ],
        [
            "280:PHỤ LỤC 1", "200:TIẾN ĐỘ THỰC HIỆN", "85:TT|120:Nội dung|260:Chủ trì|360:Thời gian", "120:công việc|260:thực hiện|360:hoàn thành",
            "85:I.|120:CÔNG TÁC TỔ CHỨC VÀ TUYÊN TRUYỀN TRONG NĂM 2026",
            "85:1.|120:Xây dựng kế hoạch|260:Sở Nội vụ|360:Tháng 01/2026", "120:của năm", "85:2.|120:Tổ chức hội nghị|260:Văn phòng|360:Trước ngày", "260:tỉnh|360:15/3/2026", "85:3.|120:Gửi báo cáo kết quả",
        ],
        ["85:TT|120:Nội dung|260:Chủ trì|360:Thời gian", "120:công việc|260:thực hiện|360:hoàn thành", "120:về Sở Nội vụ|260:Các xã|360:Quý II/2026", "85:4.|120:Sơ kết phong trào|260:Sở Nội vụ|360:Tháng 7/2026", "300:3"]);

    public static string Of(params string[][] pages)
    {
        var tsv = new StringBuilder("level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n");
        for (var page = 0; page < pages.Length; page++)
        {
            var top = 50.0;
            foreach (var line in pages[page])
            {
                foreach (var segment in line.Split('|', StringSplitOptions.RemoveEmptyEntries)) Segment(tsv, page + 1, top, segment);
                top += 18;
            }
        }
        return tsv.ToString();
    }

    private static void Segment(StringBuilder tsv, int page, double top, string segment)
    {
        var colon = segment.IndexOf(':', StringComparison.Ordinal);
        var left = double.Parse(segment[..colon], CultureInfo.InvariantCulture);
        foreach (var word in segment[(colon + 1)..].Split(' '))
        {
            tsv.AppendLine(CultureInfo.InvariantCulture, $"5\t{page}\t0\t0\t0\t0\t{left:F2}\t{top:F2}\t{word.Length * CharWidth:F2}\t14\t100\t{word}");
            left += (word.Length * CharWidth) + 3;
        }
    }
}
