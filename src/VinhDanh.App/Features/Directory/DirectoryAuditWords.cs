using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory;

/// <summary>What changes in the directory, in the words of the history tab.</summary>
public sealed class DirectoryAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
    {
        ["organisation.added"] = "Thêm tổ chức",
        ["organisation.edited"] = "Sửa thông tin tổ chức",
        ["organisation.imported"] = "Nạp từ bảng tính",
        ["organisation.alias-added"] = "Thêm tên gọi khác",
        ["organisation.alias-removed"] = "Bỏ tên gọi khác",
        ["organisation.moved"] = "Chuyển đơn vị",
        ["organisation.ended"] = "Kết thúc hoạt động",
        ["organisation.began"] = "Thành lập theo phương án sắp xếp",
        ["organisation.renamed"] = "Đổi tên",
        ["organisation.reorganisation-undone"] = "Hoàn tác sắp xếp",
        ["organisation-role.reorganised"] = "Chuyển theo sắp xếp đơn vị",
        ["person.reorganised"] = "Chuyển theo sắp xếp đơn vị",
        ["person.reorganisation-undone"] = "Hoàn tác sắp xếp",
        ["account.reorganised"] = "Chuyển vai trò theo sắp xếp đơn vị",
        ["account.reorganisation-undone"] = "Hoàn tác sắp xếp",
        ["address-group.reorganised"] = "Thay đơn vị theo sắp xếp",
        ["cluster.reorganised"] = "Thay đơn vị theo sắp xếp",
        ["reorganisation.prepared"] = "Lập phương án sắp xếp",
        ["reorganisation.choices-set"] = "Phân công lại",
        ["reorganisation.carried-out"] = "Thực hiện sắp xếp",
        ["reorganisation.followed"] = "Chuyển vai trò của tài khoản",
        ["reorganisation.undone"] = "Hoàn tác sắp xếp",
        ["reorganisation.discarded"] = "Bỏ phương án",
        ["organisation-role.assigned"] = "Giao vai trò",
        ["person.added"] = "Thêm người",
        ["person.edited"] = "Sửa thông tin",
        ["person.imported"] = "Nạp từ bảng tính",
        ["person.post-added"] = "Ghi chức vụ",
        ["person.post-ended"] = "Thôi giữ chức vụ",
        ["person-facts.edited"] = "Sửa thông tin thống kê",
        ["person.merged"] = "Gộp bản ghi trùng",
        ["person.merged-into"] = "Được gộp vào bản ghi khác",
        ["organisation.merged"] = "Gộp bản ghi trùng",
        ["organisation.merged-into"] = "Được gộp vào bản ghi khác",
        ["person.left"] = "Thôi công tác",
        ["address-group.added"] = "Lập nhóm địa chỉ",
        ["address-group.edited"] = "Sửa nhóm địa chỉ",
        ["address-group.member-added"] = "Thêm đơn vị vào nhóm",
        ["address-group.member-ended"] = "Kết thúc tư cách thành viên nhóm",
        ["cluster.added"] = "Lập cụm, khối thi đua",
        ["cluster.member-set"] = "Ghi thành viên, vai trò trong cụm, khối",
        ["cluster.follower-set"] = "Cử thành viên Hội đồng theo dõi cụm, khối",
        ["cluster.member-removed"] = "Đưa ra khỏi cụm, khối",
        ["directory-import.uploaded"] = "Nạp bảng tính để xem trước",
    };

    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>(
        [
            // Words that mean the same in every record of the directory.
            .. ((string[])["organisation", "organisation-role", "person", "address-group", "cluster", "directory-import"]).SelectMany(subject => new[]
            {
                KeyValuePair.Create($"{subject}.merged", "Bản được gộp"),
                KeyValuePair.Create($"{subject}.into", "Bản giữ lại"),
                KeyValuePair.Create($"{subject}.moved", "Số mục chuyển sang"),
                KeyValuePair.Create($"{subject}.name", "Tên"),
                KeyValuePair.Create($"{subject}.unit", "Tổ chức"),
                KeyValuePair.Create($"{subject}.from", "Từ ngày"),
                KeyValuePair.Create($"{subject}.to", "Đến ngày"),
                KeyValuePair.Create($"{subject}.aliases", "Tên gọi khác"),
            }),
            KeyValuePair.Create("organisation.shortName", "Tên viết tắt"),
            KeyValuePair.Create("organisation.code", "Mã định danh"),
            KeyValuePair.Create("organisation.kind", "Loại"),
            KeyValuePair.Create("organisation.isOutside", "Đơn vị phối hợp"),
            KeyValuePair.Create("organisation.parent", "Trực thuộc"),
            KeyValuePair.Create("organisation.alias", "Tên gọi khác"),
            KeyValuePair.Create("organisation.successor", "Tổ chức kế thừa"),
            KeyValuePair.Create("organisation.succession", "Hình thức"),
            KeyValuePair.Create("organisation.legalDocument", "Văn bản"),
            KeyValuePair.Create("organisation.validTo", "Ngày cuối hoạt động"),
            KeyValuePair.Create("account.follows", "Sang đơn vị mới"),
            KeyValuePair.Create("organisation-role.follows", "Sang đơn vị mới"),
            KeyValuePair.Create("address-group.follows", "Đơn vị mới vào nhóm"),
            KeyValuePair.Create("reorganisation.kind", "Hình thức"),
            KeyValuePair.Create("reorganisation.legalNumber", "Văn bản"),
            KeyValuePair.Create("reorganisation.legalDate", "Ngày văn bản"),
            KeyValuePair.Create("reorganisation.effectiveOn", "Hiệu lực từ"),
            KeyValuePair.Create("reorganisation.begins", "Đơn vị thành lập"),
            KeyValuePair.Create("reorganisation.ends", "Đơn vị kết thúc"),
            KeyValuePair.Create("reorganisation.renames", "Đơn vị đổi tên"),
            KeyValuePair.Create("reorganisation.moves", "Đơn vị chuyển"),
            KeyValuePair.Create("reorganisation.follow", "Chuyển theo"),
            KeyValuePair.Create("reorganisation.choices", "Chọn riêng"),
            KeyValuePair.Create("organisation.invented", "Dữ liệu dùng thử"),
            KeyValuePair.Create("organisation-role.holder", "Tổ chức đảm nhiệm"),
            KeyValuePair.Create("person.fullName", "Họ và tên"),
            // Not “person.gender”: the history of a person is seen by many.
            KeyValuePair.Create("person-facts.gender", "Giới tính"),
            KeyValuePair.Create("person-facts.isDirectWorker", "Trực tiếp lao động"),
            KeyValuePair.Create("person-facts.isPartyMember", "Đảng viên"),
            KeyValuePair.Create("person-facts.ethnicity", "Dân tộc"),
            KeyValuePair.Create("person.birthYear", "Năm sinh"),
            KeyValuePair.Create("person.email", "Thư điện tử"),
            KeyValuePair.Create("person.phone", "Điện thoại"),
            KeyValuePair.Create("person.title", "Chức vụ"),
            KeyValuePair.Create("person.positions", "Chức vụ"),
            KeyValuePair.Create("address-group.kinds", "Mọi đơn vị thuộc loại"),
            KeyValuePair.Create("address-group.reach", "Tìm ở"),
            KeyValuePair.Create("address-group.includesOutside", "Cả mọi đơn vị phối hợp"),
            KeyValuePair.Create("cluster.kind", "Loại"),
            KeyValuePair.Create("cluster.year", "Năm"),
            KeyValuePair.Create("cluster.members", "Thành viên"),
            KeyValuePair.Create("cluster.follower", "Thành viên Hội đồng theo dõi"),
            KeyValuePair.Create("cluster.formerHead", "Thôi làm cụm trưởng, khối trưởng"),
            KeyValuePair.Create("directory-import.fileName", "Tệp"),
            KeyValuePair.Create("directory-import.purpose", "Nội dung"),
            KeyValuePair.Create("directory-import.rows", "Số dòng"),
        ]);

    public IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>(
        [
            .. Of<OrganisationKind>("organisation.kind", OrganisationWords.Of),
            .. Of<OrganisationKind>("address-group.kinds", OrganisationWords.Of),
            .. Of<SuccessionKind>("organisation.succession", DirectoryWords.Of),
            .. Of<Reorganising.ReorganisationKind>("reorganisation.kind", Reorganising.ReorganisationWords.Of),
            .. Of<Gender>("person-facts.gender", DirectoryWords.Of),
            .. Of<GroupReach>("address-group.reach", DirectoryWords.Of),
            .. Of<ClusterKind>("cluster.kind", DirectoryWords.Of),
            .. Of<ClusterRole>("cluster.role", RoleOf),
            .. Of<DirectoryImportPurpose>("directory-import.purpose", p => p switch { DirectoryImportPurpose.People => "Danh sách người", DirectoryImportPurpose.Reorganisation => "Phương án sắp xếp", _ => "Danh bạ tổ chức" }),
        ]);

    private static string RoleOf(ClusterRole role) => role switch
    {
        ClusterRole.Head => "Cụm trưởng, khối trưởng",
        ClusterRole.Deputy => "Cụm phó, khối phó",
        _ => "Thành viên",
    };

    private static IEnumerable<KeyValuePair<string, string>> Of<T>(string field, Func<T, string> words) where T : struct, Enum =>
        Enum.GetValues<T>().Select(v => KeyValuePair.Create($"{field}:{Names.OfEnum(v)}", words(v)));
}
