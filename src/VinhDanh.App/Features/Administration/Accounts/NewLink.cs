namespace VinhDanh.App.Features.Administration.Accounts;

/// <summary>A secret link just made, to be handed on by the administrator.</summary>
public sealed record NewLink(string Title, string Text, string Address);
