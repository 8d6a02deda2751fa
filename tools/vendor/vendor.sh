#!/bin/sh
# Refreshes src/VinhDanh.App/wwwroot/lib from the public npm packages: run by a developer when a version changes,
# never by the build or the program. Needs Node 18+ and npm. Afterwards: read the diff, run VendoredFilesTests.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
lib="$here/../../src/VinhDanh.App/wwwroot/lib"
htmx=4.0.1 tabler=1.6.1 icons=3.51.0 chart=4.6.1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund \
  "htmx.org@$htmx" "@tabler/core@$tabler" "@tabler/icons@$icons" "chart.js@$chart"
cd node_modules

mkdir -p "$lib/htmx" "$lib/tabler" "$lib/chart"
cp htmx.org/dist/htmx.min.js "$lib/htmx/"
cp htmx.org/dist/ext/hx-sse.min.js "$lib/htmx/"
cp htmx.org/LICENSE "$lib/htmx/LICENSE.txt"
cp chart.js/dist/chart.umd.min.js "$lib/chart/"
cp chart.js/LICENSE.md "$lib/chart/LICENSE.txt"
# The Tabler package carries no licence file of its own: its banner names MIT, and the icons package has the full text.
cp @tabler/icons/LICENSE "$lib/tabler/LICENSE.txt"
node "$here/trim-tabler.mjs" @tabler/core/dist/css/tabler.min.css "$lib/tabler/tabler.vinhdanh.css"
node "$here/sprite.mjs" @tabler/icons/icons "$here/icons.txt" "$lib/tabler/icons.svg"
# A source map that isn't served would be asked for by every open developer console.
sed -i '/^\/\/# sourceMappingURL=/d' "$lib"/*/*.js
HTMX=$htmx TABLER=$tabler ICONS=$icons CHART=$chart node "$here/manifest.mjs" "$lib"
