// The loader: <… data-behaviour="combobox live-panel"> gets combobox.js and live-panel.js, each once per element.
// A behaviour is a module with `export default function (element)`.
const known = /^[a-z]+(-[a-z]+)*$/;
const attached = new WeakMap();

async function attachTo(element) {
  const done = attached.get(element) ?? new Set();
  attached.set(element, done);
  for (const name of element.dataset.behaviour.trim().split(/\s+/)) {
    if (!known.test(name) || done.has(name)) continue;
    done.add(name);
    const module = await import(`./${name}.js`);
    module.default(element);
  }
}

export function attach(root = document) {
  const elements = [...root.querySelectorAll("[data-behaviour]")];
  if (root.dataset?.behaviour) elements.push(root);
  return Promise.all(elements.map(attachTo));
}

document.documentElement.classList.add("scripted");
// Says from when on keys and buttons do what the behaviours add.
attach().then(() => { document.documentElement.dataset.behaviours = "attached"; });
// Markup that arrives later (a fragment, a new row) asks for its behaviours with this event.
document.addEventListener("behaviour:added", (event) => attach(event.target));
