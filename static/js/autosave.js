// Saves what is typed as the user's draft: 5 s after typing stops, when a field is left, when the page is left.
// <form data-behaviour="autosave" data-draft-url="…"> with hidden draft_form and draft_title; POST of the form's fields;
// the answer is JSON {"saved_at": "09:41:07"}. 401 means the login has ended.
import { elsewhere, fields, headers } from "./csrf.js";

const OFFLINE = "网断了。你写的留在本页，连上后自动保存。";
const ENDED = "登录过期了。先别关本页，另开一页登录后，这里接着保存。";
const FULL = "草稿没存上。先把写好的复制下来，再试一次。";

export default function autosave(form) {
  const url = form.dataset.draftUrl;
  const sign = form.querySelector("[data-draft-state]") ?? document.querySelector("[data-draft-state]");
  let timer = 0;
  let saved = fields(form).toString();
  let running = false;
  let request = null;
  let sent = false;

  const show = (state, words) => {
    if (!sign) return;
    sign.dataset.state = state;
    const place = sign.querySelector(state === "saved" ? "[data-draft-time]" : "[data-draft-trouble]");
    if (place) place.textContent = words;
  };
  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(save, milliseconds);
  };

  async function save() {
    clearTimeout(timer);
    const body = fields(form).toString();
    if (running) return later(1000);
    if (sent || !url || body === saved) return undefined;
    running = true;
    request = new AbortController();
    try {
      const answer = await fetch(url, {
        method: "POST",
        body,
        headers: headers({ "Content-Type": "application/x-www-form-urlencoded" }),
        redirect: "error",
        signal: request.signal,
      });
      if (answer.ok) {
        saved = body;
        show("saved", (await answer.json()).saved_at);
      } else {
        show("offline", answer.status === 401 ? ENDED : FULL);
        later(30000);
      }
    } catch {
      if (sent) return undefined;
      show("offline", OFFLINE);
      later(5000);
    } finally {
      running = false;
    }
    return undefined;
  }

  function saveOnLeaving() {
    const body = fields(form).toString();
    if (sent || !url || body === saved) return;
    fetch(url, {
      method: "POST",
      body,
      keepalive: body.length < 60000,
      headers: headers({ "Content-Type": "application/x-www-form-urlencoded" }),
    }).catch(() => {});
  }

  form.addEventListener("input", () => later(5000));
  form.addEventListener("change", () => later(300));
  form.addEventListener("focusout", () => later(300));
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || elsewhere(event)) return;
    sent = true;
    clearTimeout(timer);
    request?.abort();
  });
  window.addEventListener("online", () => later(0));
  window.addEventListener("pagehide", saveOnLeaving);
  window.addEventListener("pageshow", () => {
    sent = false;
  });
}
