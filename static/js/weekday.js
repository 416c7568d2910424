// The weekday of a date beside it: 2026-09-30 周三.
export default function weekday(root) {
  const input = root.querySelector("input");
  const place = root.querySelector("[data-weekday]");
  const show = () => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(input.value) ? new Date(`${input.value}T00:00:00Z`) : null;
    place.textContent = day && !Number.isNaN(day.getTime()) ? `周${"日一二三四五六"[day.getUTCDay()]}` : "";
  };
  input.addEventListener("input", show);
  show();
}
