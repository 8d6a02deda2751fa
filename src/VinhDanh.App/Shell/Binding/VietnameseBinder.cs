using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace VinhDanh.App.Shell.Binding;

/// <summary>
/// Binds dates, numbers and text by <see cref="VietnameseValues"/>, text trimmed and in NFC, once, here: the same name typed on two
/// machines must be one name. Passwords (<c>[DataType(DataType.Password)]</c>) are left as typed.
/// </summary>
public sealed class VietnameseBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        if (type == typeof(DateOnly)) return new VietnameseBinder(text =>
            VietnameseValues.TryDate(text, out var date) ? date : null, "Ngày phải viết dạng 15/01/2024.");
        if (type == typeof(decimal)) return new VietnameseBinder(text =>
            VietnameseValues.TryNumber(text, out var number) ? number : null, "Số phải viết dạng 1.234,5.");
        if (type == typeof(int)) return new VietnameseBinder(text =>
            Whole(text) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : null, "Số phải là số nguyên, ví dụ 1.234.");
        if (type == typeof(long)) return new VietnameseBinder(text =>
            Whole(text) is >= long.MinValue and <= long.MaxValue and var number ? (long)number : null, "Số phải là số nguyên, ví dụ 1.234.");
        if (type == typeof(string) && context.Metadata.DataTypeName != nameof(DataType.Password))
            return new VietnameseBinder(VietnameseValues.Text, "");
        return null;
    }

    private static decimal? Whole(string text) =>
        VietnameseValues.TryNumber(text, out var number) && decimal.Truncate(number) == number ? number : null;
}

/// <param name="read">Null: the text can't be read as that type.</param>
/// <param name="wrong">What the person is told then.</param>
internal sealed class VietnameseBinder(Func<string, object?> read, string wrong) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var sent = bindingContext.ValueProvider.GetValue(name);
        if (sent == ValueProviderResult.None) return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(name, sent);

        if (string.IsNullOrWhiteSpace(sent.FirstValue))
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType) bindingContext.Result = ModelBindingResult.Success(null);
            else bindingContext.ModelState.TryAddModelError(name, VietnameseMessages.Missing(bindingContext.ModelMetadata.DisplayName));
        }
        else if (read(sent.FirstValue) is { } value) bindingContext.Result = ModelBindingResult.Success(value);
        else bindingContext.ModelState.TryAddModelError(name, wrong);
        return Task.CompletedTask;
    }
}
