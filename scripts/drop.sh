# Root installs and builds; the program itself runs as an account that owns nothing but its data. Sourced by ./run.
# shellcheck shell=bash
# shellcheck disable=SC2154 # root, artifacts, program: set by what sources this

readonly ACCOUNT=vinhdanh
readonly COPIES=/usr/local/lib/vinhdanh

# data_folder ARGUMENT…: what the program will use.
data_folder() {
  local folder=${VINHDANH_DATA:-/var/lib/vinhdanh}
  while [[ $# -gt 0 ]]; do
    case "$1" in
      --data) [[ $# -lt 2 ]] || folder=$2 ;;
      --data=*) folder=${1#--data=} ;;
    esac
    shift
  done
  realpath -m -- "$folder"
}

# Sets account to the data folder's owner, or to the program's own account for a new folder.
choose_account() {
  local data=$1
  account=$ACCOUNT
  if [[ -d $data && $(stat -c %U -- "$data") != root ]]; then
    account=$(stat -c %U -- "$data")
    return
  fi
  if ! getent passwd "$ACCOUNT" >/dev/null; then
    say "Tạo tài khoản hệ thống $ACCOUNT để chương trình không chạy bằng quyền root." \
      "Creating the system account $ACCOUNT, so that the program does not run as root."
    useradd --system --user-group --home-dir /var/lib/vinhdanh --no-create-home --shell /usr/sbin/nologin "$ACCOUNT"
  fi
  offer_folder "$data"
}

# offer_folder FOLDER: a new one, or an empty one that an administrator made, is the account's; one with something in it is not taken over.
offer_folder() {
  if [[ ! -e $1 || (-d $1 && -z $(ls -A -- "$1" 2>/dev/null)) ]]; then
    [[ -d $(dirname -- "$1") ]] || install -d -m 755 -- "$(dirname -- "$1")"
    install -d -m 700 -o "$account" -g "$(id -g "$account")" -- "$1"
  fi
}

as_account() {
  setpriv --reuid="$account" --regid="$(id -g "$account")" --clear-groups -- "$@"
}

# A clone or an SDK under /root is closed to the account, so it gets root-owned copies that it can read but not change.
make_reachable() {
  local copy stamp
  if ! as_account test -r "$program/vinhdanh.dll" -a -x "$program/vinhdanh" 2>/dev/null; then
    copy=$COPIES/$(sha256sum <<<"$root" | cut -c 1-12)
    stamp=$(cat "$artifacts/stamp")
    if [[ $(cat "$copy/stamp" 2>/dev/null) != "$stamp" ]]; then
      rm -rf "$copy"
      install -d -m 755 "$copy"
      cp -r -- "$program" "$copy/program"
      chmod -R a+rX,go-w "$copy"
      echo "$stamp" >"$copy/stamp"
    fi
    program=$copy/program
  fi
  if ! as_account test -x "$DOTNET_ROOT/dotnet" 2>/dev/null; then
    copy=$COPIES/dotnet
    stamp=$(cd "$DOTNET_ROOT" && find host shared -maxdepth 3 -type d | LC_ALL=C sort | sha256sum)
    if [[ $(cat "$copy/stamp" 2>/dev/null) != "$stamp" ]]; then
      rm -rf "$copy"
      install -d -m 755 "$copy"
      cp -r -- "$DOTNET_ROOT"/{dotnet,host,shared} "$copy/"
      chmod -R a+rX,go-w "$copy"
      echo "$stamp" >"$copy/stamp"
    fi
    DOTNET_ROOT=$copy
  fi
}

# run_dropped ARGUMENT…: never returns.
run_dropped() {
  local data argument staged='' status=0
  data=$(data_folder "$@")
  choose_account "$data"
  make_reachable
  install -d -m 1777 /run/vinhdanh 2>/dev/null || true # the sockets' place; without it they go to /tmp

  # The account can neither stand in root's folder nor read root's documents: paths become absolute, documents are copied.
  local given=() before='' command_name=${1:-}
  for argument in "$@"; do
    if [[ $before == --data ]]; then
      argument=$data
    elif [[ $argument == --data=* ]]; then
      argument=--data=$data
    elif [[ $command_name =~ ^(backup|restore)$ && ${#given[@]} -gt 0 && $argument != -* && $before != --database && $before != --database-owner ]]; then
      argument=$(realpath -m -- "$argument")
      if [[ $command_name == backup && " $* " != *" --verify "* ]]; then offer_folder "$argument"; fi
    elif [[ $argument != -* && -f $argument ]]; then
      argument=$(realpath -- "$argument")
      if ! as_account test -r "$argument" 2>/dev/null; then
        [[ -n $staged ]] || staged=$(mktemp -d /tmp/vinhdanh-given-XXXXXXXX)
        cp -- "$argument" "$staged/"
        argument=$staged/$(basename -- "$argument")
      fi
    fi
    given+=("$argument")
    before=$argument
  done
  if [[ -n $staged ]]; then chown -R "$account:" "$staged"; fi

  cd /
  local command=(setpriv "--reuid=$account" "--regid=$(id -g "$account")" --clear-groups --
    env "HOME=$data" "USER=$account" "LOGNAME=$account" "VINHDANH_DATA=$data" "DOTNET_ROOT=$DOTNET_ROOT" "$program/vinhdanh" "${given[@]}")
  [[ -n $staged ]] || exec "${command[@]}"
  "${command[@]}" || status=$?
  rm -rf -- "$staged"
  exit "$status"
}
