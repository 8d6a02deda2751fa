using VinhDanh.App.Platform.Audit;

namespace VinhDanh.App.Features.Eligibility.Proposals;

public sealed class ProposalAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
    {
        ["proposal-list.extended"] = "Đưa vào danh sách đề nghị",
        ["proposal-list.member-removed"] = "Đưa ra khỏi danh sách đề nghị",
    };

    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        ["proposal-list.award"] = "Danh hiệu, hình thức",
        ["proposal-list.year"] = "Năm thành tích",
        ["proposal-list.added"] = "Số trường hợp thêm",
        ["proposal-list.name"] = "Cá nhân, tập thể",
    };
}
