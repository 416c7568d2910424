// One click, one post: after the first submit the pressed button says 正在保存, keeps its width, and others wait.
import { elsewhere } from "./csrf.js";

export default function submitGuard(form) {
  let sending = false;
  const release = () => {
    sending = false;
    for (const button of form.querySelectorAll("button[aria-busy]")) {
      button.removeAttribute("aria-busy");
      button.querySelector(".button__text").textContent = button.dataset.rest;
      button.style.removeProperty("min-width");
    }
  };

  form.addEventListener("submit", (event) => {
    if (sending) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented || elsewhere(event)) return;
    sending = true;
    const text = event.submitter?.querySelector(".button__text");
    if (!text || event.submitter.classList.contains("button--link")) return;
    event.submitter.style.setProperty("min-width", `${event.submitter.offsetWidth}px`);
    event.submitter.dataset.rest = text.textContent;
    event.submitter.setAttribute("aria-busy", "true");
    text.textContent = event.submitter.dataset.busy ?? "正在保存";
  });
  // Back from the next page: the form can be sent again; its one-use key keeps it from acting twice.
  window.addEventListener("pageshow", (event) => event.persisted && release());
}
