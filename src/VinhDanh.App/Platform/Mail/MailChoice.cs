namespace VinhDanh.App.Platform.Mail;

/// <summary>How a person wants to be told, besides the notices in the program.</summary>
public enum MailChoice
{
    /// <summary>One mail a day with what is unread, none on days without.</summary>
    Digest,

    /// <summary>A mail for each notice.</summary>
    AtOnce,

    /// <summary>No mail; secret links asked for by the person come all the same.</summary>
    InApp,
}

public static class MailChoiceWords
{
    public static string Of(MailChoice choice) => choice switch
    {
        MailChoice.Digest => "Mỗi ngày một thư tổng hợp",
        MailChoice.AtOnce => "Gửi ngay từng thông báo",
        MailChoice.InApp => "Không gửi thư, chỉ báo trong chương trình",
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
    };
}
