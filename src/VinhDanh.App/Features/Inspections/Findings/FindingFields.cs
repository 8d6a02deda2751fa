namespace VinhDanh.App.Features.Inspections.Findings;

/// <summary>The fields of one finding on a page that holds many.</summary>
/// <param name="Prefix">Begins the ids; “Input” for the form that came back, to which the summary of errors leads.</param>
/// <param name="Contents">Null: the content is given by where the form stands.</param>
public sealed record FindingFields(FindingForm Form, string Prefix, IReadOnlyList<ContentView>? Contents)
{
    /// <summary>Something beyond kind and words is filled in.</summary>
    public bool HasMore => Form.Topic is not null || Form.Source is not null || Form.Explanation is not null || Form.IsExemplary || Form.Responsible is not null || Form.DueOn is not null;
}
