using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace VinhDanh.App.Shell.Binding;

/// <summary>Gives validation attributes without a text of their own one an officer can read, in place of the framework's English.</summary>
public sealed class VietnameseMessages : IValidationMetadataProvider
{
    /// <param name="label">From <c>[Display(Name)]</c>; null where the property has none, then it is not named.</param>
    public static string Missing(string? label) => label is null ? "Mục này cần được nhập." : $"Chưa nhập “{label}”.";

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        var label = context.Attributes.OfType<DisplayAttribute>().FirstOrDefault()?.GetName();
        var subject = label is null ? "Mục này" : $"“{label}”";
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (rule.ErrorMessage is not null || rule.ErrorMessageResourceName is not null) continue;
            rule.ErrorMessage = (rule switch
            {
                RequiredAttribute => Missing(label),
                StringLengthAttribute { MinimumLength: > 0 } => $"{subject} phải có từ {{2}} đến {{1}} ký tự.",
                StringLengthAttribute or MaxLengthAttribute => $"{subject} không được quá {{1}} ký tự.",
                MinLengthAttribute => $"{subject} phải có ít nhất {{1}} ký tự.",
                RangeAttribute => $"{subject} phải từ {{1}} đến {{2}}.",
                EmailAddressAttribute => $"{subject} chưa đúng dạng thư điện tử, ví dụ ten@coquan.vn.",
                CompareAttribute => $"{subject} chưa trùng với lần nhập trước.",
                _ => $"{subject} chưa đúng.",
            });
        }
    }
}
