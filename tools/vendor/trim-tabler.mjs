// Drops from Tabler's stylesheet what no page of ours uses and puts the rest in the cascade layer "vendor", so that
// our own layers win without specificity fights. The full file is 635 kB to parse, on office machines ten years old.
import { readFileSync, writeFileSync } from "node:fs";

const [source, target] = process.argv.slice(2);

/** Class families kept, by the first word of the class name. */
const families = new Set(`container row col g gx gy btn card table form input badge alert nav breadcrumb page pagination
  progress list empty steps step datagrid status avatar icon subheader h1 h2 h3 h4 h5 h6 small mark lead
  d m mx my mt mb ms me p px py pt pb ps pe gap w h flex justify align order text fw fst lh visually hr vstack hstack vr
  active disabled show is was valid invalid focus float overflow position sticky min mw space offset required`.split(/\s+/));
/** Members of kept families that we replace or never use. */
const dropped = new RegExp("^(?:" + [
  "btn-(?!primary|secondary|outline-secondary|outline-primary|ghost-secondary|ghost-primary|danger|outline-danger|link|icon|sm|lg|list|group|close|action|check)\\w.*",
  "text-(?!start|center|end|nowrap|wrap|break|truncate|secondary|body|muted|reset|uppercase|danger|success|warning|decoration-none|bg-never)\\w.*",
  "avatar-(?!sm|xs|list).*", "status-(?!dot).*", "badge-(?!sm|pill).*", "form-(?:colorinput|imagecheck|range|floating|fieldset|buttons|selectgroup).*",
  "form-control-(?:color|rounded|flush|light|dark).*", "input-icon.*", "nav-(?:segmented|bordered|vertical|pills|fill|justified|sm).*",
  "nav-segment.*", "card-(?:rotate|link-rotate|link-pop|img|stamp|chart|sponsor|cover|avatar|progress|tabs|group|active|inactive|borderless|stacked|gradient|glass).*",
  "list-(?!unstyled|inline|group).*", "list-group-(?:item-(?:primary|secondary|success|info|warning|danger|light|dark|action)|horizontal|numbered|transparent|card|checkable|media|hoverable|links).*",
  "page-(?!title|header|body|pretitle|subtitle|wrapper|link|item).*", "table-(?!responsive|vcenter|sm|nowrap|hover|group|sort|active|selectgroup|bordered).*",
  "alert-(?!title|danger|success|warning|info|icon|link|description|heading|important).*", "alert-link-hover",
  "progress-(?:bg|separated|stacked|steps|bar-indeterminate|bar-animated|bar-striped).*", "steps-(?!counter|vertical).*", "steps-(?:counter)-\\w+",
  "(?:col|row|offset|order|g|gx|gy|container)-xxl.*", "(?:d|m[xytbse]?|p[xytbse]?|gap|flex|justify|align|text|float|order|row|column)-xxl.*",
  "(?:m[xytbse]?|p[xytbse]?|float|order|gap|g|gx|gy|justify|align|offset|text|space)-(?:sm|md|lg|xl)-.*", "container-.*tight|container-narrow|container-slim",
  "offset-.*", "order-\\d|order-(?:first|last)", "d-(?:sm|md|lg|xl)-(?:table.*|inline-grid|contents|grid|inline-flex)", "(?:list|nav|empty|avatar)-.*(?:rounded|img|bg|bordered|header).*",
  "h-(?!100|auto).*", "w-(?!100|auto|50|25|75|1$).*", "p-.*print|.*-theme-.*", "position-(?!relative|absolute|sticky|static).*",
  "input-group-(?:flat|link).*", "space-.*", "form-(?:switch|check)-(?:single|highlight|lg|reverse|description).*", "icon-(?!inline|sm|md|lg).*", "hr-.*"].join("|") + ")$");
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
