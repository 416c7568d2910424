// Forms without a draft: the browser asks before typed text is left behind.
import { elsewhere, fields } from "./csrf.js";

export default function leaveWarning(form) {
  const untouched = fields(form).toString();
  let sent = false;
  form.addEventListener("submit", (event) => {
    sent = sent || !elsewhere(event);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && fields(form).toString() !== untouched) event.preventDefault();
  });
}
