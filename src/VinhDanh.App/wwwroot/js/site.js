// Mounts modules by data-module="name other-name", at load and in every fragment htmx brings in.
document.documentElement.classList.add("js");

const addresses = new Map([...document.querySelectorAll('meta[name="module"]')].map(meta => [meta.dataset.name, meta.content]));
const mounted = new WeakMap();

/** @param {string} name  of a module or vendored file in the page's list @returns {string} its fingerprinted address */
export function addressOf(name) {
  const address = addresses.get(name);
  if (!address) throw new Error(`No module "${name}" in this page's list (ShellAssets.Modules).`);
  return address;
}

/** @param {ParentNode & Element} root */
function mountAll(root) {
  const elements = [...root.querySelectorAll("[data-module]")];
  if (root.matches?.("[data-module]")) elements.unshift(root);
  for (const element of elements) {
    const done = mounted.get(element) ?? mounted.set(element, new Set()).get(element);
    for (const name of element.dataset.module.split(/\s+/).filter(name => !done.has(name))) {
      done.add(name);
      import(addressOf(name)).then(module => module.mount(element, { addressOf }));
    }
  }
}

for (const change of ["htmx:after:swap", "page:replaced"]) document.addEventListener(change, () => mountAll(document.documentElement));
mountAll(document.documentElement);

// On paper nothing can be opened any more: reasons are printed with their verdict.
addEventListener("beforeprint", () => document.querySelectorAll(".verdict__why:not([open])").forEach(d => { d.open = true; d.dataset.printed = ""; }));
addEventListener("afterprint", () => document.querySelectorAll("[data-printed]").forEach(d => { d.open = false; delete d.dataset.printed; }));
