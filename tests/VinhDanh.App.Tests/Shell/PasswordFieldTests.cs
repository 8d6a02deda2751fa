using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Tests.Shell;

public sealed class PasswordFieldTests
{
    /// <summary>Text is trimmed and normalised on binding; a password must not be, and only its data type says that it is one.</summary>
    [Fact]
    public void Every_password_a_page_binds_is_declared_as_one()
    {
        var bound = typeof(ShellSetup).Assembly.GetTypes().Where(t => t.DeclaringType?.IsAssignableTo(typeof(PageModel)) == true)
            .SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(string)).ToList();
        var passwords = bound.Where(p => p.Name.Contains("Password", StringComparison.Ordinal)
            || p.GetCustomAttribute<CompareAttribute>() is not null
            || p.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength == PasswordRules.MaximumLength).ToList();

        passwords.ShouldNotBeEmpty();
        passwords.Where(p => p.GetCustomAttribute<DataTypeAttribute>()?.DataType != DataType.Password)
            .Select(p => $"{p.DeclaringType}.{p.Name}").ShouldBeEmpty();
    }
}
