namespace VinhDanh.App.Features.Directory;

/// <summary>A text field with the units of <c>_UnitList.cshtml</c> as suggestions.</summary>
/// <param name="Name">As posted: <c>Input.Unit</c>.</param>
public sealed record UnitInput(string Name, string? Value)
{
    public string Id => Name.Replace('.', '_');
}
