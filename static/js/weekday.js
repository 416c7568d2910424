// A date as text: 20260930 and 2026年9月30日 become 2026-09-30, the weekday stands beside it, the button opens a calendar.
export function isoDay(text) {
  const plain = text.normalize("NFKC").trim();
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  if (!found) return null;
  const iso = `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

export default function weekday(root) {
  const input = root.querySelector("input");
  const place = root.querySelector("[data-weekday]");
  const button = root.querySelector("[data-pick-day]");

  function show() {
    const iso = isoDay(input.value);
    place.textContent = iso ? `周${"日一二三四五六"[new Date(`${iso}T00:00:00Z`).getUTCDay()]}` : "";
  }

  function put(iso) {
    input.value = iso;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    show();
  }

  input.addEventListener("input", show);
  input.addEventListener("change", () => {
    const iso = isoDay(input.value);
    if (iso && iso !== input.value) put(iso);
  });
  button?.addEventListener("click", () => {
    const picker = document.createElement("input");
    picker.type = "date";
    picker.className = "affix__picker";
    picker.tabIndex = -1;
    picker.setAttribute("aria-hidden", "true");
    picker.value = isoDay(input.value) ?? "";
    button.before(picker);
    picker.addEventListener("change", () => {
      put(picker.value);
      input.dispatchEvent(new Event("change", { bubbles: true }));
      input.focus();
    });
    picker.addEventListener("blur", () => picker.remove());
    picker.focus();
    picker.showPicker?.();
  });
  show();
}
