using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Api;

/// <summary>What other programs of an authority may read: JSON with a token, described by OpenAPI (docs/api.md).</summary>
public sealed class ApiFeature : IFeature
{
    /// <summary>A change that breaks a reader gets a new number beside the old one.</summary>
    public const string Root = TokenReading.Path + "/v1";

    private const string Description = Root + "/openapi.json";

    public void Add(IServiceCollection services)
    {
        services.AddScoped<ApiPlans>();
        services.AddScoped<ApiDirectory>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
            // Read by programs, and by people who look for a mistake: Vietnamese stays readable. Nothing here is ever put into a page.
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddOpenApi("v1", api =>
        {
            api.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true;
            api.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                return Task.CompletedTask;
            });
        });
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi(Description).WithMetadata(new PublicAttribute("describes the API; holds no data"));
        var api = routes.MapGroup(Root);
        ApiPlans.Map(api);
        ApiDirectory.Map(api);
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Vinh Danh", Version = "1",
            Description = "Đọc kế hoạch, nhiệm vụ, đơn vị và người bằng mã truy cập tạo ở trang “Mã truy cập” của tài khoản. Phạm vi đọc là phạm vi của người tạo mã. "
                + "Danh sách trả về từng trang; đi tiếp theo “next”. Mọi câu trả lời có ETag.",
        };
        // Where it is reached is known to whoever asked for this.
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Mã truy cập, bắt đầu bằng " + ApiToken.Prefix },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
    }
}
