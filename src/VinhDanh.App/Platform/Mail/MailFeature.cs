namespace VinhDanh.App.Platform.Mail;

/// <summary>Telling people who are not at the program.</summary>
public sealed class MailFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<LetterSeal>();
        services.AddScoped<MailOutbox>();
        services.AddSingleton<MailTrial>();
        services.AddSingleton<MailPost>();
        services.AddHostedService<MailSending>();
    }
}
