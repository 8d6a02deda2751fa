# Builds and runs the measurements of bench/. Sourced by ./run.
# shellcheck shell=bash
# shellcheck disable=SC2154 # root, program, dotnet: set by what sources this

# run_bench ARGUMENT…: never returns. The program itself has been built before.
run_bench() {
  local project=$root/bench/VinhDanh.Bench
  require_sdk
  # Only the comparison of the law's engines needs an engine of others.
  if [[ " $* " == *" law "* ]]; then
    need_node "engine luật của bên khác để so sánh" "a rules engine of others to compare with"
    install_packages || exit
    install_npm "$root/bench/json-rules-engine" "Đang cài json-rules-engine (npm)…" "Installing json-rules-engine (npm)…" || exit
  fi
  if ! "$dotnet" build "$project/VinhDanh.Bench.csproj" -c Release -v quiet -nodeReuse:false -p:UseSharedCompilation=false >&2; then
    say "Dựng không được; xem thông báo ở trên." "The build failed; see above."
    exit 70
  fi
  cd "$root" # samples and the commit are found from here
  exec "$project/bin/Release/net10.0/VinhDanh.Bench" --program "$program/vinhdanh" "$@"
}
