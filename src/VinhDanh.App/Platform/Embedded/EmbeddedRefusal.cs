namespace VinhDanh.App.Platform.Embedded;

/// <summary>Why the private PostgreSQL cannot be had, in words for the person at the terminal.</summary>
public abstract record EmbeddedRefusal
{
    private EmbeddedRefusal() { }

    public abstract string Vietnamese { get; }

    public abstract string English { get; }

    /// <summary>No PostgreSQL server of a usable version is installed.</summary>
    public sealed record BinariesMissing(string Root, int Oldest) : EmbeddedRefusal
    {
        public override string Vietnamese =>
            $"Chưa cài máy chủ PostgreSQL (từ bản {Oldest}; đã tìm trong {Root}). Cài bằng lệnh: apt-get install postgresql-{Oldest}";

        public override string English =>
            $"No PostgreSQL server is installed (version {Oldest} or newer; looked in {Root}). Install it: apt-get install postgresql-{Oldest}";
    }

    /// <summary>PostgreSQL's programs for backup and restore are not installed, or too old for the server.</summary>
    public sealed record ToolsMissing(string Root, int ServerMajor) : EmbeddedRefusal
    {
        public override string Vietnamese =>
            $"Chưa cài pg_dump và pg_restore của PostgreSQL {ServerMajor} trở lên (đã tìm trong {Root}). Cài bằng lệnh: apt-get install postgresql-client-{ServerMajor}";

        public override string English =>
            $"pg_dump and pg_restore of PostgreSQL {ServerMajor} or newer are not installed (looked in {Root}). Install them: apt-get install postgresql-client-{ServerMajor}";
    }

    /// <summary>The cluster was made by a major version that is not installed.</summary>
    public sealed record OtherMajorVersion(string DataDirectory, int Cluster, IReadOnlyList<int> Installed) : EmbeddedRefusal
    {
        public override string Vietnamese =>
            $"Dữ liệu trong {DataDirectory} thuộc PostgreSQL {Cluster}, máy này chỉ có bản {Have}. "
            + $"Cài bản cũ (apt-get install postgresql-{Cluster}) hoặc chuyển dữ liệu sang bản mới bằng pg_upgrade; dữ liệu chưa bị đụng tới.";

        public override string English =>
            $"The data in {DataDirectory} belongs to PostgreSQL {Cluster}; this machine has {Have}. "
            + $"Install the old one (apt-get install postgresql-{Cluster}) or move the data with pg_upgrade; nothing was touched.";

        private string Have => string.Join(", ", Installed);
    }

    /// <summary>Another server runs on this data folder.</summary>
    public sealed record AlreadyRunning(string DataDirectory, int Pid) : EmbeddedRefusal
    {
        public override string Vietnamese => $"Vinh Danh đang chạy trên {DataDirectory} (tiến trình {Pid}). Hãy dừng nó trước.";

        public override string English => $"Vinh Danh is already running on {DataDirectory} (pid {Pid}). Stop it first.";
    }

    /// <summary>Another command keeps the cluster for itself longer than one waits.</summary>
    public sealed record Busy(string DataDirectory, int Pid) : EmbeddedRefusal
    {
        public override string Vietnamese =>
            $"Một lệnh khác (tiến trình {Pid}) đang dùng dữ liệu trong {DataDirectory}. Chờ lệnh ấy xong, hoặc kết thúc nó, rồi chạy lại.";

        public override string English =>
            $"Another command (pid {Pid}) is using the data in {DataDirectory}. Wait for it, or end it, and try again.";
    }

    /// <summary>The folder holds something else, so the program neither writes into it nor changes its owner.</summary>
    public sealed record NotADataFolder(string DataDirectory) : EmbeddedRefusal
    {
        public override string Vietnamese =>
            $"{DataDirectory} không trống và không phải thư mục dữ liệu của Vinh Danh. Hãy chọn một thư mục mới hoặc trống.";

        public override string English =>
            $"{DataDirectory} is not empty and is no data folder of Vinh Danh. Choose a new or an empty folder.";
    }

    /// <summary>The account that must run PostgreSQL cannot use the folder.</summary>
    public sealed record NoAccess(string Folder, string User) : EmbeddedRefusal
    {
        public override string Vietnamese => $"Tài khoản {User} không vào hoặc không ghi được thư mục {Folder}. Hãy chọn thư mục khác hoặc sửa quyền.";

        public override string English => $"Account {User} can't enter or write {Folder}. Choose another folder or change its permissions.";
    }

    /// <summary>The path is longer than PostgreSQL can handle.</summary>
    /// <param name="Bytes">Length of the real path as UTF-8.</param>
    /// <param name="Most">The longest that works.</param>
    public sealed record PathTooLong(string DataDirectory, int Bytes, int Most) : EmbeddedRefusal
    {
        public override string Vietnamese => $"Đường dẫn dữ liệu dài {Bytes} byte, PostgreSQL chịu được nhiều nhất {Most}: {DataDirectory}";

        public override string English => $"The data path has {Bytes} bytes, PostgreSQL can take {Most}: {DataDirectory}";
    }

    /// <summary>Root started the program and there is no account to give PostgreSQL to, which refuses to run as root.</summary>
    public sealed record NoUnprivilegedUser : EmbeddedRefusal
    {
        public override string Vietnamese =>
            "PostgreSQL không chạy bằng quyền root và máy chưa có tài khoản vinhdanh hay postgres. Tạo bằng lệnh: useradd --system vinhdanh";

        public override string English =>
            "PostgreSQL does not run as root and there is no account vinhdanh or postgres. Create one: useradd --system vinhdanh";
    }

    /// <summary>No safe folder for the socket could be made.</summary>
    public sealed record NoSocketFolder(IReadOnlyList<string> Tried) : EmbeddedRefusal
    {
        public override string Vietnamese => $"Không tạo được thư mục riêng cho socket của PostgreSQL; đã thử: {string.Join(", ", Tried)}";

        public override string English => $"No private folder for PostgreSQL's socket could be made; tried: {string.Join(", ", Tried)}";
    }

    /// <summary>A process of an earlier run keeps the cluster and does not end.</summary>
    public sealed record OrphanStays(int Pid) : EmbeddedRefusal
    {
        public override string Vietnamese => $"Tiến trình PostgreSQL còn sót lại từ lần chạy trước (số {Pid}) không chịu dừng. Hãy kết thúc nó rồi chạy lại.";

        public override string English => $"A PostgreSQL process of an earlier run (pid {Pid}) does not end. End it and try again.";
    }

    /// <summary>PostgreSQL, or a command that prepares it, failed.</summary>
    /// <param name="What">The program that failed.</param>
    /// <param name="Output">Its last words.</param>
    public sealed record DidNotStart(string What, string Output) : EmbeddedRefusal
    {
        public override string Vietnamese => $"{What} không chạy được. Thông báo cuối:\n{Output}";

        public override string English => $"{What} failed. Its last words:\n{Output}";
    }
}

/// <summary>Carries an <see cref="EmbeddedRefusal"/> to the edge, which prints it and ends with a non-zero exit code.</summary>
public sealed class EmbeddedRefusalException(EmbeddedRefusal refusal) : Exception(refusal.English)
{
    public EmbeddedRefusal Refusal { get; } = refusal;
}
