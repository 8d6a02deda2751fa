# Shared by ./run, ./test and .ci/run; sourced, never run. Needs $root, the repository's folder.
# shellcheck shell=bash

PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

readonly UNAVAILABLE=69   # sysexits: something the machine lacks
install_missing=true

# say VIETNAMESE ENGLISH: on the error stream, so that a command's own output stays clean.
say() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    vi*) printf '%s\n' "$1" >&2 ;;
    *) printf '%s\n' "$2" >&2 ;;
  esac
}

is_root() { [[ $EUID -eq 0 ]]; }

# Finds dotnet where its installers put it; sets and exports DOTNET_ROOT.
find_dotnet() {
  local found candidate
  found=$(command -v dotnet || true)
  for candidate in "$found" "${DOTNET_ROOT:-/nowhere}/dotnet" "${HOME:-/nowhere}/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
    if [[ -n $candidate && -x $candidate ]]; then
      dotnet=$(readlink -f "$candidate")
      DOTNET_ROOT=$(dirname "$dotnet")
      export DOTNET_ROOT
      return 0
    fi
  done
  return 1
}

# The one command for an SDK: machine-wide for root, in ~/.dotnet for anyone else; find_dotnet looks in both.
sdk_command() {
  local fetch='curl -fsSL https://dot.net/v1/dotnet-install.sh'
  command -v curl >/dev/null || fetch='wget -qO- https://dot.net/v1/dotnet-install.sh'
  if is_root; then
    echo "$fetch | bash -s -- --channel 10.0 --install-dir /usr/share/dotnet"
  else
    echo "$fetch | bash -s -- --channel 10.0"
  fi
}

require_sdk() {
  if find_dotnet && "$dotnet" --list-sdks 2>/dev/null | grep -q '^10\.'; then return; fi
  say "Thiếu .NET SDK 10. Cài bằng một lệnh: $(sdk_command)" \
    "The .NET SDK 10 is missing. One command brings it: $(sdk_command)"
  exit "$UNAVAILABLE"
}

has_icu() {
  ldconfig -p 2>/dev/null | grep -q 'libicuuc\.so\.' || compgen -G '/usr/lib/*/libicuuc.so.*' >/dev/null
}

icu_package() {
  apt-cache search --names-only '^libicu[0-9]+$' 2>/dev/null | awk '{print $1}' | sort -V | tail -n 1 | grep . || echo libicu72
}

# Server programs of PostgreSQL 15 or newer; Debian keeps them off the PATH.
has_postgres() {
  local folder
  for folder in /usr/lib/postgresql/*/bin; do
    [[ -x $folder/postgres && -x $folder/initdb && $(basename "$(dirname "$folder")") -ge 15 ]] && return 0
  done
  return 1
}

# The release's own version (postgresql is a package that only names it).
postgres_package() {
  apt-cache depends postgresql 2>/dev/null | sed -n 's/.*Depends: \(postgresql-[0-9]*\)$/\1/p' | head -n 1 | grep . || echo postgresql-15
}

missing=()   # Debian packages
reasons=()   # "vi|en", one for each package

# need PACKAGE VIETNAMESE_REASON ENGLISH_REASON
need() {
  missing+=("$1")
  reasons+=("$2|$3")
}

# Installs what need() collected, or says who has to.
install_packages() {
  [[ ${#missing[@]} -gt 0 ]] || return 0
  local i command="apt-get install ${missing[*]}"
  for i in "${!missing[@]}"; do
    say "Thiếu gói Debian ${missing[$i]}: ${reasons[$i]%%|*}" "Debian package ${missing[$i]} is missing: ${reasons[$i]#*|}"
  done
  if ! $install_missing; then
    say "Không cài gì (--no-install). Lệnh cài: $command" "Nothing is installed (--no-install). To install: $command"
    return "$UNAVAILABLE"
  fi
  if ! is_root; then
    say "Cần quyền quản trị. Hãy nhờ người quản trị máy chạy: $command" \
      "This needs administrator rights. Ask the administrator to run: $command"
    [[ $command != *postgresql* ]] || say \
      "(Vinh Danh chạy PostgreSQL riêng; cụm \"main\" mà Debian tạo sẵn là không cần: create_main_cluster = false trong /etc/postgresql-common/createcluster.conf.)" \
      "(Vinh Danh runs a PostgreSQL of its own and does not need the cluster \"main\" that Debian makes: create_main_cluster = false in /etc/postgresql-common/createcluster.conf.)"
    return "$UNAVAILABLE"
  fi
  say "Đang cài: $command" "Installing: $command"
  local log
  log=$(mktemp)
  if ! install_quietly >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    say "Cài không được; xem thông báo ở trên." "The installation failed; see above."
    return "$UNAVAILABLE"
  fi
  rm -f "$log"
  missing=() reasons=()
}

install_quietly() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q || return
  if [[ " ${missing[*]} " == *" postgresql-"* ]]; then
    # Debian's package makes and starts a cluster on port 5432 unless told not to; told only for this once, because the
    # machine's administrator may want that cluster with a later version.
    apt-get install -y -q --no-install-recommends postgresql-common || return
    local setting=/etc/postgresql-common/createcluster.conf kept status=0
    kept=$(mktemp)
    cp -p "$setting" "$kept" || return
    printf '\ncreate_main_cluster = false\n' >>"$setting"
    apt-get install -y -q --no-install-recommends "${missing[@]}" || status=$?
    cp -p "$kept" "$setting"
    rm -f "$kept"
    return "$status"
  fi
  apt-get install -y -q --no-install-recommends "${missing[@]}"
}

need_icu() {
  has_icu || need "$(icu_package)" "thư viện ICU, để so sánh và sắp xếp tiếng Việt" "the ICU library, for Vietnamese sorting and comparison"
}

need_postgres() {
  has_postgres || need "$(postgres_package)" "máy chủ cơ sở dữ liệu, chạy riêng cho Vinh Danh" "the database server, run privately by Vinh Danh"
}

# need_node [VIETNAMESE_REASON ENGLISH_REASON]
need_node() {
  local package
  for package in nodejs:node npm:npm; do
    command -v "${package#*:}" >/dev/null || need "${package%:*}" "${1:-máy chủ của bên khác để kiểm thử}" "${2:-servers of others to test with}"
  done
}

# Servers that the tests run against.
install_test_servers() { install_npm "$root/tests/node" "Đang cài máy chủ kiểm thử (npm)…" "Installing test servers (npm)…"; }

# install_npm FOLDER VIETNAMESE ENGLISH: exactly as the folder's lock file names them; only when it changed since the last time.
install_npm() {
  local folder=$1 log status=0
  local stamp="$folder/node_modules/.installed-from"
  cmp -s "$folder/package-lock.json" "$stamp" && return
  command -v npm >/dev/null || return "$UNAVAILABLE"
  say "$2" "$3"
  log=$(mktemp)
  npm --prefix "$folder" ci --no-audit --no-fund >"$log" 2>&1 || status=$?
  if [[ $status -ne 0 ]]; then cat "$log" >&2; else cp "$folder/package-lock.json" "$stamp"; fi
  rm -f "$log"
  return "$status"
}
