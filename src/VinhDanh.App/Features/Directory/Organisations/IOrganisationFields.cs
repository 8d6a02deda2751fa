namespace VinhDanh.App.Features.Directory.Organisations;

/// <summary>A page that shows <c>_Fields.cshtml</c>.</summary>
public interface IOrganisationFields
{
    OrganisationForm Input { get; }
}
