// Rows that come and go in the page (components/repeat.html). A new row is made of <template data-blank>, whose names
// carry __n__ (data-blank=id on the root: one that lists share, with __list__ too), or else of the last row, emptied.
// With no row to copy the button sends the form and the server adds one.
const FIRST_FIELD = "input:not([type=hidden]), select, textarea";

function emptied(row) {
  for (const field of row.querySelectorAll("input, textarea, select")) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = field.defaultChecked = false;
    else if (field.tagName === "SELECT") field.selectedIndex = 0;
    else field.value = field.defaultValue = "";
    field.removeAttribute("aria-invalid");
  }
  for (const affix of row.querySelectorAll(".affix--bad")) affix.classList.remove("affix--bad");
  for (const said of row.querySelectorAll(".field__error, .field__doubt, [data-party-card]")) said.remove();
  return row;
}

function renamed(row, from, to) {
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll(from, to);
  }
  return row;
}

export default function repeatRows(root) {
  const name = root.dataset.name;
  const rows = root.querySelector("[data-rows]") ?? root.querySelector("tbody");
  const blank = root.querySelector("template[data-blank]") ?? document.getElementById(root.dataset.blank ?? "");
  const number = new RegExp(`^${name}-(\\d+)(-|$)`);
  const numbers = (scope) => [...scope.querySelectorAll("[name]")].map((field) => Number(number.exec(field.name)?.[1] ?? -1));

  // The new row's number is one more than the highest in use, so that no name stands twice.
  function newRow() {
    const next = Math.max(-1, ...numbers(rows)) + 1;
    const last = rows.querySelector(":scope > [data-row]:last-of-type");
    if (!blank && !last) return null;
    if (!blank) return emptied(renamed(last.cloneNode(true), `${name}-${Math.max(...numbers(last))}`, `${name}-${next}`));
    const holder = document.createElement("template");
    holder.innerHTML = blank.innerHTML.replaceAll("__list__", name).replaceAll("__n__", String(next));
    return holder.content.firstElementChild;
  }

  function changed() {
    rows.querySelectorAll(":scope > [data-row]").forEach((row, at) => {
      for (const place of row.querySelectorAll("[data-row-number]")) place.textContent = String(at + 1);
      for (const field of row.querySelectorAll('[aria-label*="第 "]')) {
        field.setAttribute("aria-label", field.getAttribute("aria-label").replace(/第 \d+ /, `第 ${at + 1} `));
      }
    });
    rows.dispatchEvent(new CustomEvent("rows:changed", { bubbles: true }));
  }

  function add(event) {
    const row = newRow();
    if (!row) return;
    event.preventDefault();
    rows.append(row);
    row.querySelector(FIRST_FIELD)?.focus();
    rows.dispatchEvent(new CustomEvent("behaviour:added", { bubbles: true }));
    changed();
  }

  function remove(event, row) {
    event.preventDefault();
    const neighbour = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    if (!rows.children.length && root.dataset.least && blank) return add(event);
    (neighbour?.querySelector(FIRST_FIELD) ?? root.querySelector("[data-add-row]"))?.focus();
    changed();
    return undefined;
  }

  root.addEventListener("click", (event) => {
    const gone = event.target.closest("[data-remove-row]")?.closest("[data-row]");
    if (event.target.closest("[data-add-row]")) add(event);
    else if (gone && rows.contains(gone)) remove(event, gone);
  });
}
