// Choosing rows: the box in the head takes all of the page, [data-selection] shows how many and hides when none is.
export default function pickRows(table) {
  const head = table.querySelector("[data-pick-all]");
  const boxes = () => [...table.querySelectorAll("tbody .row-pick .box")];
  const bar = document.querySelector("[data-selection]");

  function count() {
    const all = boxes();
    const chosen = all.filter((box) => box.checked).length;
    if (head) {
      head.checked = chosen > 0 && chosen === all.length;
      head.indeterminate = chosen > 0 && chosen < all.length;
    }
    if (!bar) return;
    bar.hidden = chosen === 0;
    bar.querySelector("[data-picked]").textContent = String(chosen);
  }

  head?.addEventListener("change", () => {
    for (const box of boxes()) box.checked = head.checked;
    count();
  });
  table.addEventListener("change", count);
  bar?.querySelector("[data-pick-none]")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const box of boxes()) box.checked = false;
    count();
  });
  window.addEventListener("pageshow", count);
  count();
}
