// Keys of the whole page: / searches, Ctrl+Enter sends the form, n registers, ? lists the keys.
// Single keys never act inside a field and can be switched off (我的账户; kept in this browser as single-keys=off).
import { singleKeys } from "./single-keys.js";
import { showKeys } from "./key-list.js";

function typing(target) {
  return target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]") !== null;
}

export default function shortcuts(body) {
  body.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.form ?? event.target.closest("form");
      if (form?.method === "post") {
        event.preventDefault();
        form.requestSubmit(form.querySelector("button.button--primary:not([disabled])"));
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !singleKeys()) return;
    if (event.key === "/") {
      const search = document.querySelector("[data-search]");
      if (search?.checkVisibility()) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    } else if (event.key === "n") document.querySelector('[data-key="n"]')?.click();
    else if (event.key === "?") showKeys();
  });
}
