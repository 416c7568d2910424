// A number checked by the server while the form is filled in (components/checked.html): asked when the field or one of
// the fields it needs changes (of its own row, or /name of the form); the answer stands beside it, never in the way.
import { headers } from "./csrf.js";

export default function liveCheck(root) {
  const input = root.querySelector("[data-check]");
  const good = root.querySelector("[data-check-good]");
  const said = root.querySelector("[data-check-said]");
  const prefix = input.name.slice(0, input.name.lastIndexOf("-") + 1);
  const others = (input.dataset.needs ?? "").split(" ").filter(Boolean);
  const needed = new Set([input.name, ...others.map((name) => (name.startsWith("/") ? name.slice(1) : prefix + name))]);
  let request = null;

  async function ask() {
    const body = new URLSearchParams([["prefix", prefix], ["field", input.name.slice(prefix.length)]]);
    for (const [name, value] of new FormData(input.form)) {
      if (needed.has(name)) body.append(name, value);
    }
    const asked = input.value;
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(input.dataset.check, { method: "POST", body, headers: headers(), signal: request.signal, redirect: "error" });
      if (answer.ok && input.value === asked) show(await answer.json());
    } catch {
      // Offline or overtaken: the server checks again when the form is sent.
    }
  }

  function show(verdict) {
    if (verdict.value && verdict.value !== input.value && document.activeElement !== input) input.value = verdict.value;
    good.innerHTML = verdict.good;
    said.innerHTML = verdict.said;
    input.closest(".affix").classList.toggle("affix--bad", verdict.bad);
    input.toggleAttribute("aria-invalid", verdict.bad);
    if (verdict.bad) input.setAttribute("aria-invalid", "true");
    const notes = [...said.children].map((part) => part.id).filter(Boolean);
    if (notes.length) input.setAttribute("aria-describedby", notes.join(" "));
    else input.removeAttribute("aria-describedby");
  }

  input.form?.addEventListener("change", (event) => {
    if (!needed.has(event.target.name)) return;
    if (input.value.trim()) ask();
    else show({ value: "", good: "", said: "", bad: false });
  });
}
