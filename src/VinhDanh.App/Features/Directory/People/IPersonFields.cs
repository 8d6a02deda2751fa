namespace VinhDanh.App.Features.Directory.People;

/// <summary>A page that shows <c>_PersonFields.cshtml</c>.</summary>
public interface IPersonFields
{
    PersonForm Input { get; }
}
