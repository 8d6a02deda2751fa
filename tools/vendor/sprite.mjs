// Builds one SVG sprite of the icons named in icons.txt (one per line; "filled/name" for the filled cut).
import { readFileSync, writeFileSync } from "node:fs";

const [icons, list, target] = process.argv.slice(2);
const names = readFileSync(list, "utf8").split("\n").map(line => line.replace(/#.*/, "").trim()).filter(Boolean).sort();
const symbols = names.map(name => {
  const filled = name.startsWith("filled/");
  const bare = name.replace("filled/", "");
  const svg = readFileSync(`${icons}/${filled ? "filled" : "outline"}/${bare}.svg`, "utf8");
  const inner = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/<svg[\s\S]*?>/, "").replace("</svg>", "")
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, "").replace(/\s*\n\s*/g, "").trim();
  const paint = filled
    ? 'fill="currentColor"'
    : 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${filled ? bare + "-filled" : bare}" viewBox="0 0 24 24" ${paint}>${inner}</symbol>`;
});
writeFileSync(target, `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Tabler Icons, MIT, (c) Paweł Kuna. Built by tools/vendor/sprite.mjs. -->\n${symbols.join("\n")}\n</svg>\n`);
console.log(`${target}: ${symbols.length} icons`);
