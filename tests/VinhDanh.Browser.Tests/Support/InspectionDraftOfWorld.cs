using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Inspections.Compose;
using VinhDanh.Papers.Composing;

namespace VinhDanh.Browser.Tests.Support;

/// <summary>An inspection plan that is being written: every part filled, and something left to look at.</summary>
internal static class InspectionDraftOfWorld
{
    public static Task<Guid> InAsync(World world) => world.Site.WithDbAsync(async db =>
    {
        var (now, by) = (world.Site.Clock.At, await db.Accounts.Where(a => a.UserName == World.Officer).Select(a => a.Id).SingleAsync());
        var text = UsualWords.In(new()
        {
            GoverningBody = "Thành phố Hà Thử", IssuingBody = "Ủy ban nhân dân quận Thử", Symbol = "KH-UBND", Place = "Quận Thử", Year = 2024, Subject = "Kiểm tra công tác thi đua, khen thưởng năm 2024",
            SignedAs = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", Recipients = "Các cơ quan, đơn vị được kiểm tra\nLưu: VT", Targets = [new("Phòng Y tế", "01 đơn vị trực thuộc"), new("Ủy ban nhân dân phường Sông Hoa")],
            SelfInspection = "Các cơ quan, đơn vị không thuộc đối tượng kiểm tra trực tiếp", Team = [new(InspectionRole.Head, "Lãnh đạo Phòng Nội vụ"), new(InspectionRole.Member, "Công chức Phòng Nội vụ")],
            Period = "Trong quý II, III năm 2024", DataFrom = new(2023, 1, 1), NoticeWorkingDays = 15, ReportDaysBefore = 5,
        });
        text = text.Insert([.. InspectionBlocks.Default.All.Take(3)], null, withQuestions: true);
        var id = Guid.CreateVersion7();
        db.InspectionCompositions.Add(new() { Id = id, OrganisationId = world.District.Authority, State = DraftState.Drafting, Text = ComposedJson.Write(text), ReturnedReason = "Bổ sung hạn tự kiểm tra.", CreatedAt = now, CreatedBy = by });
        await db.SaveChangesAsync();
        return id;
    });
}
