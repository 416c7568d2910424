// Instalments against their total, in 分: <… data-sum-of="instalments-" data-sum-total="total"> shows the sum of all
// fields data-money whose name begins so, and how far it is from the total; [data-sum-rest] puts the rest in the last one.
export function cents(text) {
  const plain = text.normalize("NFKC").replace(/[,\s元￥¥]/g, "");
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

export function written(amount) {
  return (amount / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

export default function moneySums(form) {
  const parts = (place) => [...form.querySelectorAll("[data-money]")].filter((field) => field.name.startsWith(place.dataset.sumOf));
  const sumOf = (fields) => fields.reduce((sum, field) => sum + (cents(field.value) ?? 0), 0);
  const totalOf = (place) => cents(form.elements.namedItem(place.dataset.sumTotal)?.value ?? "");

  function show() {
    for (const place of form.querySelectorAll("[data-sum-of]")) {
      const sum = sumOf(parts(place));
      const total = totalOf(place);
      const off = total === null ? 0 : sum - total;
      place.querySelector("[data-sum]").textContent = written(sum);
      place.querySelector("[data-sum]").classList.toggle("bad-text", off !== 0);
      const said = place.querySelector("[data-sum-said]");
      if (said) said.textContent = off === 0 ? "" : `比总额${off < 0 ? "少" : "多"} ${written(Math.abs(off))} 元`;
      const rest = place.querySelector("[data-sum-rest]");
      if (rest) rest.hidden = off === 0 || total === null;
    }
  }

  form.addEventListener("input", (event) => event.target.matches("[data-money]") && show());
  form.addEventListener("rows:changed", show);
  form.addEventListener("change", (event) => {
    const amount = event.target.matches("[data-money]") ? cents(event.target.value) : null;
    if (amount !== null) event.target.value = written(amount);
    show();
  });
  form.addEventListener("click", (event) => {
    const place = event.target.closest("[data-sum-rest]")?.closest("[data-sum-of]");
    if (!place) return;
    event.preventDefault();
    const fields = parts(place);
    const last = fields.at(-1);
    const rest = totalOf(place) - sumOf(fields.slice(0, -1));
    if (last && rest >= 0) {
      last.value = written(rest);
      last.dispatchEvent(new Event("change", { bubbles: true }));
      last.focus();
    }
  });
  show();
}
