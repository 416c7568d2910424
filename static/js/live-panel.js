// A panel that the server writes anew while a form is filled in (review of the agreement, conflict check).
// <div data-behaviour="live-panel" data-url="…" data-form="id of the form">; POST of the form's fields, the answer is
// the panel's inner HTML. Focus inside the panel is kept by the id or name of the focused element.
import { elsewhere, fields, headers } from "./csrf.js";

export default function livePanel(panel) {
  const form = document.getElementById(panel.dataset.form);
  if (!form) return;
  let timer = 0;
  let asked = "";
  let request = null;

  function put(html) {
    if (panel.innerHTML === html) return;
    const focused = panel.contains(document.activeElement) ? document.activeElement : null;
    const mark = focused && (focused.id ? `#${CSS.escape(focused.id)}` : `[name="${CSS.escape(focused.name ?? "")}"][value="${CSS.escape(focused.value ?? "")}"]`);
    panel.innerHTML = html;
    if (mark) panel.querySelector(mark)?.focus();
    panel.dispatchEvent(new CustomEvent("behaviour:added", { bubbles: true }));
  }

  async function ask() {
    const body = fields(form);
    if (body.toString() === asked) return;
    asked = body.toString();
    request?.abort();
    request = new AbortController();
    panel.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(panel.dataset.url, { method: "POST", body, headers: headers(), signal: request.signal, redirect: "error" });
      if (answer.ok) put(await answer.text());
      panel.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") {
        asked = "";
        panel.removeAttribute("aria-busy");
      }
    }
  }

  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(ask, milliseconds);
  };
  // Fields inside the panel (the user's judgement on a conflict) must not rewrite the panel under the hand.
  const outside = (event) => !panel.contains(event.target);
  form.addEventListener("input", (event) => outside(event) && later(700));
  form.addEventListener("change", (event) => outside(event) && later(150));
  // The form is on its way: no answer for this page is wanted any more.
  form.addEventListener("submit", (event) => {
    if (elsewhere(event)) return;
    clearTimeout(timer);
    request?.abort();
  });
  form.addEventListener("rows:changed", () => later(150));
}
