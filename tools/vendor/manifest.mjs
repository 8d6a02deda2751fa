// Writes lib/manifest.json: what was vendored, from which release, under which licence, with which checksum.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const lib = process.argv[2];
const { HTMX, TABLER, ICONS, CHART } = process.env;
const files = [
  ["htmx/htmx.min.js", "htmx.org", HTMX, "0BSD", null],
  ["htmx/hx-sse.min.js", "htmx.org", HTMX, "0BSD", null],
  ["htmx/LICENSE.txt", "htmx.org", HTMX, "0BSD", null],
  ["tabler/tabler.vinhdanh.css", "@tabler/core", TABLER, "MIT", "trimmed by tools/vendor/trim-tabler.mjs"],
  ["tabler/icons.svg", "@tabler/icons", ICONS, "MIT", "one sprite of tools/vendor/icons.txt"],
  ["tabler/LICENSE.txt", "@tabler/icons", ICONS, "MIT", null],
  ["chart/chart.umd.min.js", "chart.js", CHART, "MIT", null],
  ["chart/LICENSE.txt", "chart.js", CHART, "MIT", null],
].map(([file, name, version, licence, change]) => ({
  file, package: name, version, licence, change,
  sha256: createHash("sha256").update(readFileSync(`${lib}/${file}`)).digest("hex"),
}));
writeFileSync(`${lib}/manifest.json`, JSON.stringify({ files }, null, 2) + "\n");
