namespace VinhDanh.Law.Evaluation;

/// <summary>Outcomes in Vietnamese.</summary>
public static class OutcomeWords
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => "đủ điều kiện",
        Outcome.NotEligible => "chưa đủ điều kiện",
        Outcome.Unknown => "chưa đủ thông tin để kết luận",
        Outcome.OnHold => "tạm dừng xét",
        Outcome.NotASubject => "không thuộc đối tượng",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static string Of(Truth truth) => truth switch
    {
        Truth.Met => "đạt",
        Truth.NotMet => "chưa đạt",
        Truth.Unknown => "chưa rõ",
        _ => throw new ArgumentOutOfRangeException(nameof(truth), truth, null),
    };
}
