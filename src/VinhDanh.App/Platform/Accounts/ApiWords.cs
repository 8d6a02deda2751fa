namespace VinhDanh.App.Platform.Accounts;

/// <summary>What a token may read, as people say it.</summary>
public static class ApiWords
{
    public static string Of(ApiScope scope) => scope switch
    {
        ApiScope.Plans => "Kế hoạch và nhiệm vụ",
        ApiScope.Organisations => "Cơ quan, đơn vị",
        ApiScope.People => "Họ tên và chức vụ của người",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "A scope without words."),
    };
}
