using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using VinhDanh.App.Shell.Binding;

namespace VinhDanh.App.Shell;

public static class ShellSetup
{
    /// <summary>Registers navigation, the place of shared views, Vietnamese binding of form values, and a frame for nobody (accounts replace it).</summary>
    /// <param name="withGallery">Gives the page of all pieces (<c>/_gallery</c>) its route: in development and tests only.</param>
    public static IServiceCollection AddShell(this IServiceCollection services, bool withGallery = false)
    {
        // Vietnamese letters as themselves: the default encoder writes each marked one as eight bytes.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.PostConfigure<MvcOptions>(mvc =>
        {
            mvc.ModelBinderProviders.Insert(0, new VietnameseBinderProvider());
            mvc.ModelMetadataDetailsProviders.Add(new VietnameseMessages()); // after the framework's own, whose texts it replaces
            mvc.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor((value, _) => $"Giá trị “{value}” chưa đúng.");
            mvc.ModelBindingMessageProvider.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"Giá trị “{value}” chưa đúng.");
            mvc.ModelBindingMessageProvider.SetValueIsInvalidAccessor(value => $"Giá trị “{value}” chưa đúng.");
            mvc.ModelBindingMessageProvider.SetUnknownValueIsInvalidAccessor(_ => "Giá trị chưa đúng.");
            mvc.ModelBindingMessageProvider.SetValueMustNotBeNullAccessor(_ => VietnameseMessages.Missing(null));
            mvc.ModelBindingMessageProvider.SetMissingBindRequiredValueAccessor(_ => VietnameseMessages.Missing(null));
        });
        services.Configure<CookieTempDataProviderOptions>(flash => flash.Cookie.Name = "vinhdanh-flash");
        services.AddSingleton<CookieTempDataProvider>();
        services.AddSingleton<ITempDataProvider, FlashCookie>(); // the last one registered counts
        services.AddSingleton<Navigation>();
        services.AddScoped<RecordTabs>();
        services.AddSingleton<HeadAssets>();
        services.TryAddScoped<IFrameSource, NobodySignedIn>();
        services.Configure<RazorViewEngineOptions>(options =>
        {
            options.PageViewLocationFormats.Add("/Shell/{0}.cshtml");
            options.ViewLocationFormats.Add("/Shell/{0}.cshtml");
        });
        if (!withGallery)
            services.Configure<RazorPagesOptions>(pages => pages.Conventions.AddPageRouteModelConvention("/Gallery/Gallery", page => page.Selectors.Clear()));
        return services;
    }
}
