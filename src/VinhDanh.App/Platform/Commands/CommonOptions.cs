using System.CommandLine;
using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.App.Platform.Commands;

/// <summary>Options that several commands share.</summary>
internal sealed class CommonOptions
{
    public Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = Words.Of("thư mục dữ liệu", "data folder"),
        DefaultValueFactory = _ => new DirectoryInfo(EmbeddedOptions.DefaultDataDirectory()),
    };

    public Option<string?> Database { get; } = new("--database")
    {
        Description = Words.Of(
            "PostgreSQL bên ngoài: chuỗi kết nối của vai trò ứng dụng (hoặc biến VINHDANH_DATABASE)",
            "external PostgreSQL: connection string of the application's role (or VINHDANH_DATABASE)"),
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("VINHDANH_DATABASE"),
    };

    public Option<string?> DatabaseOwner { get; } = new("--database-owner")
    {
        Description = Words.Of(
            "chuỗi kết nối của vai trò sở hữu lược đồ, dùng để nâng cấp (hoặc VINHDANH_DATABASE_OWNER)",
            "connection string of the role that owns the schema, for migrations (or VINHDANH_DATABASE_OWNER)"),
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("VINHDANH_DATABASE_OWNER"),
    };

    public Option<int> Port { get; } = new("--port") { Description = Words.Of("cổng", "port"), DefaultValueFactory = _ => 5080 };

    public Option<string?> Clock { get; } = new("--clock")
    {
        Description = Words.Of(
            "bắt đầu từ ngày giờ này thay cho hiện tại, để diễn tập: 2024-04-11 hoặc 2024-04-11T08:00",
            "start at this moment instead of now, for rehearsals: 2024-04-11 or 2024-04-11T08:00"),
    };

    public void AddDatabaseTo(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Database);
        command.Options.Add(DatabaseOwner);
    }
}
