namespace VinhDanh.App.Shell;

/// <summary>What is told to whoever comes second.</summary>
public static class Meanwhile
{
    /// <param name="what">“mục này”.</param>
    public static string Changed(string what) => $"Người khác vừa sửa {what}. Mở lại trang để xem bản mới rồi sửa.";
}
