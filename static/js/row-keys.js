// Lists by keyboard: j / k move, x chooses, 1 to 9 take the row's first to ninth radio, Enter opens its first link.
import { singleKeys } from "./single-keys.js";

export default function rowKeys(table) {
  const rows = () => [...table.querySelectorAll("tbody tr")];
  const current = () => table.querySelector('tr[data-current="true"]');

  function go(row) {
    if (!row) return;
    current()?.removeAttribute("data-current");
    row.dataset.current = "true";
    row.querySelector("a[href]")?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !singleKeys()) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog")) return;
    const all = rows();
    const at = all.indexOf(current());
    if (event.key === "j") go(all[Math.min(at + 1, all.length - 1)]);
    else if (event.key === "k") go(all[Math.max(at - 1, 0)]);
    else if (event.key === "x" && at >= 0) {
      const box = all[at].querySelector(".row-pick .box");
      if (box) box.click();
    } else if (/^[1-9]$/.test(event.key) && at >= 0) {
      all[at].querySelectorAll("input[type=radio]")[Number(event.key) - 1]?.click();
    }
  });
  table.addEventListener("focusin", (event) => {
    const row = event.target.closest("tbody tr");
    if (row && row !== current()) {
      current()?.removeAttribute("data-current");
      row.dataset.current = "true";
    }
  });
}
