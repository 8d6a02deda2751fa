using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Amend;

public enum HeadField
{
    Title,
    Number,
    IssuedOn,
    Issuer,
}

/// <summary>What a document's head says otherwise than the programme.</summary>
public sealed record HeadChange(HeadField Field, FieldText Old, FieldText New)
{
    public string Key => $"head:{Field}";

    /// <param name="fileName">A title that is only the file's name says nothing.</param>
    /// <returns>What the document leaves blank is no change.</returns>
    public static IReadOnlyList<HeadChange> Of(Programme programme, PlanDraft draft, string fileName)
    {
        HeadChange[] all =
        [
            new(HeadField.Title, FieldText.Of(programme.Title), draft.Title == fileName ? FieldText.None : FieldText.Of(draft.Title)),
            new(HeadField.Number, FieldText.Of(programme.Number), FieldText.Of(draft.Number)),
            new(HeadField.IssuedOn, Day(programme.IssuedOn), Day(draft.IssuedOn)),
            new(HeadField.Issuer, FieldText.Of(programme.Issuer), FieldText.Of(draft.Issuer)),
        ];
        return [.. all.Where(c => !c.New.IsEmpty && c.New != c.Old)];
    }

    public void ApplyTo(Programme programme, PlanDraft draft)
    {
        switch (Field)
        {
            case HeadField.Title: programme.Title = draft.Title; break;
            case HeadField.Number: programme.Number = draft.Number; break;
            case HeadField.IssuedOn: programme.IssuedOn = draft.IssuedOn; break;
            case HeadField.Issuer: programme.Issuer = draft.Issuer; break;
            default: throw new ArgumentOutOfRangeException(nameof(programme), Field, "A field nobody applies.");
        }
    }

    private static FieldText Day(DateOnly? day) => FieldText.Of(Vn.Date(day, ""));
}
