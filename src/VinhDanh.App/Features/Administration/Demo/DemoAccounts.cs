using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Administration.Demo;

/// <summary>One account for each role of the invented province, all with one new password.</summary>
public sealed class DemoAccounts(AppDb db, UserManager<Account> users, AuditLog audit, TimeProvider time)
{
    private static readonly string[] Words =
        ["suoi", "nui", "rung", "mua", "nang", "gio", "chim", "trang", "song", "que", "lua", "tre", "sen", "cau", "doi", "bien", "may", "hoa", "cam", "dua", "trau", "thuyen", "xanh", "vang"];

    /// <summary>Each account: where its role is held, and whose it is (a post in the sample tables).</summary>
    private static readonly (string UserName, Role Role, string At, string PostAt, string Title)[] Wanted =
    [
        ("quan.tri", Role.Administrator, "H99", "H99.02.1", "Văn thư"),
        ("chuyen.vien", Role.StandingAgencyOfficer, "H99", "H99.02.1", "Chuyên viên chính"),
        ("lanh.dao", Role.AgencyLeader, "H99", "H99.02", "Giám đốc"),
        ("chu.tich.hd", Role.CouncilChair, "H99", "H99.00.1", "Chủ tịch Hội đồng"),
        ("thu.ky.hd", Role.CouncilSecretary, "H99", "H99.02.1", "Trưởng phòng"),
        ("thanh.vien.hd", Role.CouncilMember, "H99", "H99.00.1", "Ủy viên Hội đồng"),
        ("thu.truong", Role.UnitHead, "H99.08", "H99.08", "Giám đốc"),
        ("can.bo.phuong", Role.UnitOfficer, "H99.101", "H99.101.1", "Công chức"),
        ("cum.truong", Role.ClusterHead, "H99.101", "H99.101", "Chủ tịch"),
        ("thanh.tra", Role.Auditor, "H99", "H99.14", "Chánh Thanh tra"),
    ];

    /// <summary>Adds to the unit of work; the caller commits.</summary>
    public async Task<DemoResult> AddAsync(CancellationToken ct)
    {
        var password = NewPassword();
        var made = new List<DemoAccount>();
        var officer = Guid.Empty;
        foreach (var (userName, role, at, postAt, title) in Wanted)
        {
            var unit = await db.Organisations.Where(o => o.Code == at).Select(o => new { o.Id, o.Name }).SingleAsync(ct);
            var person = await (
                from post in db.Positions
                join holder in db.People on post.PersonId equals holder.Id
                join place in db.Organisations on post.OrganisationId equals place.Id
                where place.Code == postAt && post.Title.StartsWith(title) && post.ValidTo == null
                orderby post.Title, holder.FullName
                select new { holder.Id, holder.FullName }).FirstAsync(ct);
            var now = time.GetUtcNow();
            var account = new Account
            {
                Id = Guid.CreateVersion7(now), UserName = userName, DisplayName = person.FullName, PersonId = person.Id,
                SecurityStamp = Door.NewToken(), CreatedAt = now,
            };
            account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
            db.Accounts.Add(account);
            db.RoleAssignments.Add(new() { Id = Guid.CreateVersion7(now), AccountId = account.Id, OrganisationId = unit.Id, Role = role, ValidFrom = time.Today() });
            audit.Add("account.created", account.Id, unit.Id, after: new { account.UserName, roles = (Role[])[role] });
            made.Add(new(userName, account.DisplayName, role, unit.Name));
            if (role is Role.StandingAgencyOfficer) officer = account.Id;
        }
        return new(made, password, officer);
    }

    /// <summary>Four words and two digits: over ten million, easy to copy from a terminal.</summary>
    private static string NewPassword()
    {
        while (true)
        {
            var words = Enumerable.Range(0, 4).Select(_ => Words[RandomNumberGenerator.GetInt32(Words.Length)]);
            var password = $"{string.Join('-', words)}-{RandomNumberGenerator.GetInt32(10, 100)}";
            if (Wanted.All(w => PasswordRules.Judge(new(w.UserName, null, null, []), password) is null)) return password;
        }
    }
}
