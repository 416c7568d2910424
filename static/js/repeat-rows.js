// Rows that come and go in the page (components/repeat.html); names carry __n__ in the <template data-blank>.
export default function repeatRows(root) {
  const rows = root.querySelector("[data-rows]") ?? root.querySelector("tbody");
  const blank = root.querySelector("template[data-blank]");
  const changed = () => rows.dispatchEvent(new CustomEvent("rows:changed", { bubbles: true }));

  // One more than the highest number in use, so that no name stands twice.
  function nextNumber() {
    const pattern = new RegExp(`^${root.dataset.name}-(\\d+)(-|$)`);
    const used = [...rows.querySelectorAll("[name]")].map((field) => Number(pattern.exec(field.name)?.[1] ?? -1));
    return Math.max(-1, ...used) + 1;
  }

  function recount() {
    rows.querySelectorAll("[data-row-number]").forEach((place, at) => {
      place.textContent = String(at + 1);
    });
  }

  root.addEventListener("click", (event) => {
    if (event.target.closest("[data-add-row]") && blank) {
      event.preventDefault();
      const holder = document.createElement("template");
      holder.innerHTML = blank.innerHTML.replaceAll("__n__", String(nextNumber()));
      const added = [...holder.content.children];
      rows.append(...added);
      recount();
      added[0]?.querySelector("input:not([type=hidden]), select, textarea")?.focus();
      rows.dispatchEvent(new CustomEvent("behaviour:added", { bubbles: true }));
      changed();
    }
    const gone = event.target.closest("[data-remove-row]")?.closest("[data-row]");
    if (gone) {
      event.preventDefault();
      const neighbour = gone.nextElementSibling ?? gone.previousElementSibling;
      gone.remove();
      recount();
      (neighbour?.querySelector("input:not([type=hidden]), select, textarea") ?? root.querySelector("[data-add-row]"))?.focus();
      changed();
    }
  });
}
