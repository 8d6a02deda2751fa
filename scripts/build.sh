# Builds the program into artifacts/program when its sources changed. Sourced by ./run.
# shellcheck shell=bash
# shellcheck disable=SC2154 # root, dotnet: set by what sources this

artifacts=$root/artifacts
program=$artifacts/program

# Names, sizes and times of everything that goes into the program: a file that is new, changed or gone changes it.
sources_stamp() {
  (
    cd "$root" || exit
    local given=(src Directory.Build.props Directory.Build.targets Directory.Packages.props global.json) folder
    for folder in db law samples; do [[ ! -d $folder ]] || given+=("$folder"); done
    find "${given[@]}" \
      -type d \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum | cut -d ' ' -f 1
  )
}

build_program() {
  local stamp
  stamp=$(sources_stamp)
  if [[ -x $program/vinhdanh && $(cat "$artifacts/stamp" 2>/dev/null) == "$stamp" ]]; then
    find_dotnet || require_sdk
    return
  fi
  require_sdk
  if ! mkdir -p "$artifacts" 2>/dev/null || [[ ! -w $artifacts ]]; then
    say "Không ghi được vào $artifacts, nên không dựng được chương trình." "Can't write to $artifacts, so the program can't be built."
    exit 73
  fi
  (
    # Two starts at once build once: the second waits, then finds the stamp.
    flock 9
    [[ $(cat "$artifacts/stamp" 2>/dev/null) != "$stamp" ]] || exit 0
    say "Đang dựng chương trình (chỉ khi mã nguồn thay đổi)…" "Building the program (only when sources changed)…"
    rm -rf "$artifacts/program.new" "$artifacts/stamp"
    # No build servers are left behind: they would keep running for minutes, as processes nobody asked for.
    if ! "$dotnet" publish "$root/src/VinhDanh.App/VinhDanh.App.csproj" -c Release -o "$artifacts/program.new" -v quiet \
      -nodeReuse:false -p:UseSharedCompilation=false -p:IncludeSourceRevisionInInformationalVersion=true >"$artifacts/build.log" 2>&1; then
      cat "$artifacts/build.log" >&2
      say "Dựng không được; xem thông báo ở trên." "The build failed; see above."
      exit 70
    fi
    # The old one goes aside whole: a server that still runs from it keeps its open files.
    rm -rf "$artifacts/program.old"
    [[ ! -d $program ]] || mv "$program" "$artifacts/program.old"
    mv "$artifacts/program.new" "$program"
    rm -rf "$artifacts/program.old"
    echo "$stamp" >"$artifacts/stamp"
  ) 9>"$artifacts/lock" || exit
}
