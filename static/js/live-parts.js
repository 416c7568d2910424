// Pieces of the page that the live panel's answer brings along: <template data-part="words-1"> goes into every
// element with data-live="words-1"; data-severity colours the clause around it. Listens above the panel.
export default function liveParts(root) {
  root.addEventListener("behaviour:added", (event) => {
    for (const part of event.target.querySelectorAll("template[data-part]")) {
      for (const place of document.querySelectorAll(`[data-live="${CSS.escape(part.dataset.part)}"]`)) {
        if (place.innerHTML !== part.innerHTML) place.replaceChildren(part.content.cloneNode(true));
        const clause = "severity" in part.dataset ? place.closest(".clause") : null;
        clause?.classList.toggle("clause--block", part.dataset.severity === "block");
        clause?.classList.toggle("clause--warn", part.dataset.severity === "warn");
      }
    }
  });
}
