// Drops from Tabler's stylesheet what no page of ours uses and puts the rest in the cascade layer "vendor", so that
// our own layers win without specificity fights. The full file is 635 kB to parse, on office machines ten years old.
import { readFileSync, writeFileSync } from "node:fs";

const [source, target] = process.argv.slice(2);

/** Class families kept, by the first word of the class name. */
const families = new Set(`container row col g gx gy btn card table form input list icon h1 h2 h3 h4 h5 h6 small mark lead
  d m mx my mt mb ms me p px py pt pb ps pe gap w flex justify align text fw fst visually hr
  active disabled show is was invalid focus float overflow position min offset required`.split(/\s+/));
/** Members of kept families that we replace or never use. */
const dropped = new RegExp("^(?:" + [
  "btn-(?!primary$|danger$|sm$|lg$|list$|close$).*",
  "text-(?!start|center|end|nowrap|wrap|break|truncate|secondary$|body$|muted$|reset).*",
  "form-(?!control|select|check|label|hint).*", "form-control-(?!sm|plaintext).*", "form-select-.*", "form-check-(?!input|label|inline).*", "form-label-.*",
  "input-(?!group$|group-text$).*", "card-(?!header$|footer$|body$|title$|subtitle$|text$|table$|actions$).*", "list-(?!unstyled|inline$|inline-item).*",
  "table-(?!responsive$|vcenter|sm$|nowrap|hover|bordered).*", "icon-.*", "container-(?!fluid).*",
  "row-(?!cards).*", "col-(?:form|separator).*", "offset-.*", "(?:g|gx|gy|d|m[xytbse]?|p[xytbse]?|gap|flex|justify|align|text|float|w)-(?:sm|xl|xxl)(?:-.*)?", "col-(?:xl|xxl).*",
  "(?:m[xytbse]?|p[xytbse]?|float|gap|g|gx|gy|justify|align|text)-(?:md|lg)-.*", "flex-(?:md|lg)-(?!row|column).*",
  "d-(?:md|lg)-(?!none|block|flex).*", "align-(?:content|self)-.*", "w-(?!100|auto|50|25|75|1$).*", "position-(?!relative|absolute|sticky|static).*",
  "hr-.*", ".*-print-(?!none|block).*", "overflow-[xy].*", "focus-.*",
].join("|") + ")$");
const oddSelector = /data-vc|data-bs-popper|\.navbar|\.theme-|offcanvas|\.ts-|\.apexcharts|-webkit-slider|-moz-range|layout-|\[data-theme|autofill|\[data-bs-theme-|::-webkit-(?:scrollbar|color)/;

/** @returns {[string, string|null][]} pairs of prelude and body; a body of null is a statement such as @charset */
function rules(css) {
  const out = [];
  for (let at = 0; at < css.length;) {
    const open = css.indexOf("{", at), stop = css.indexOf(";", at);
    if (open < 0) break;
    if (stop >= 0 && stop < open) { out.push([css.slice(at, stop), null]); at = stop + 1; continue; }
    let depth = 1, end = open + 1, quote = "";
    for (; depth > 0; end++) {
      const c = css[end];
      if (quote) { if (c === quote) quote = ""; continue; }
      if (c === '"' || c === "'") quote = c;
      else if (c === "{") depth++;
      else if (c === "}") depth--;
    }
    out.push([css.slice(at, open).trim(), css.slice(open + 1, end - 1)]);
    at = end;
  }
  return out;
}

/** Splits at commas that are not inside brackets. */
function parts(selector) {
  const out = [];
  let depth = 0, from = 0;
  for (let i = 0; i < selector.length; i++) {
    if ("([".includes(selector[i])) depth++;
    else if (")]".includes(selector[i])) depth--;
    else if (selector[i] === "," && depth === 0) { out.push(selector.slice(from, i)); from = i + 1; }
  }
  return [...out, selector.slice(from)];
}

const keptClass = name => families.has(name.split("-")[0]) && !dropped.test(name);
const keptSelector = one => !oddSelector.test(one) &&
  [...one.replace(/:not\([^)]*\)/g, "").matchAll(/\.([A-Za-z][\w-]*)/g)].every(m => keptClass(m[1]));

function trim(css) {
  let out = "";
  for (const [prelude, body] of rules(css)) {
    if (body === null) continue;
    if (/^@(media|supports)/.test(prelude)) {
      const inner = trim(body);
      if (inner) out += `${prelude}{${inner}}`;
    } else if (prelude.startsWith("@")) {
      out += `${prelude}{${body}}`;
    } else {
      const kept = parts(prelude).filter(keptSelector);
      if (kept.length && body.trim()) out += `${kept.join(",")}{${body}}`;
    }
  }
  return out;
}

/** Removes animations and custom properties nothing asks for, until a round finds no more. */
function sweep(css) {
  for (;;) {
    const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(m => m[1]));
    const next = css
      .replace(/@keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}/g, (all, name) => css.match(new RegExp(`animation[^;}]*\\b${name}\\b`)) ? all : "")
      .replace(/(?<=[{;])(--[\w-]+):[^;{}]*(?:;|(?=\}))/g, (all, name) => used.has(name) ? all : "")
      .replace(/(?<=[{}])[^{}@]+\{\s*\}/g, "");
    if (next === css) return css;
    css = next;
  }
}

const full = readFileSync(source, "utf8");
const banner = full.match(/\/\*![\s\S]*?\*\//)[0];
const bare = full.replace(/\/\*[\s\S]*?\*\//g, "").replace("\uFEFF", "");
const css = sweep(trim(bare));
writeFileSync(target, `${banner}\n/* Trimmed by tools/vendor/trim-tabler.mjs: only the components this program uses. */\n` +
  `@layer reset,vendor,tokens,base,layout,components,utilities;@layer vendor{${css}}\n`);
console.log(`${target}: ${full.length} -> ${css.length} characters`);
