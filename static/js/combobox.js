// Suggestions for a party while typing: arrow keys, Enter, Esc; the chosen one fills its row (components/combobox.html).
import { listOf, mark } from "./combobox-list.js";

export default function combobox(root) {
  const input = root.querySelector("input");
  const list = listOf(root, input);
  let timer = 0;
  let request = null;
  let options = [];
  let current = -1;

  function close() {
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function point(index) {
    if (!options.length) return;
    current = (index + options.length) % options.length;
    list.querySelectorAll("[role=option]").forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === current));
      if (at === current) {
        input.setAttribute("aria-activedescendant", item.id);
        item.scrollIntoView({ block: "nearest" });
      }
    });
  }

  function show(found) {
    options = [...found, { created: true, label: input.value.trim() }];
    list.replaceChildren(...options.map((option, at) => mark(option, `${list.id}-${at}`, input.dataset.kind)));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(0);
  }

  async function ask() {
    const query = input.value.trim();
    if (!query) return close();
    request?.abort();
    request = new AbortController();
    try {
      const address = new URL(root.dataset.url, location.href);
      address.searchParams.set("q", query);
      const answer = await fetch(address, { signal: request.signal, headers: { "X-Requested-With": "fetch" } });
      if (answer.ok && document.activeElement === input) show((await answer.json()).options);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
    return undefined;
  }

  function fill(values) {
    for (const [name, value] of Object.entries(values)) {
      const field = input.form?.elements.namedItem(root.dataset.prefix + name);
      if (!field) continue;
      field.value = value ?? "";
      if (field !== input) field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function choose(index) {
    const option = options[index];
    close();
    if (!option) return;
    fill(option.created ? { party: "" } : option.fill);
    const details = document.getElementById(root.dataset.new ?? "");
    if (details) details.open = Boolean(option.created);
    input.dispatchEvent(new Event("change", { bubbles: true }));
    root.dispatchEvent(new CustomEvent("party:chosen", { bubbles: true, detail: option }));
  }

  input.addEventListener("input", () => {
    fill({ party: "" });
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || (list.hidden && event.key !== "ArrowDown")) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else point(current + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      choose(current);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") close();
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const item = event.target.closest("[role=option]");
    if (item) choose([...list.children].indexOf(item));
  });
}
