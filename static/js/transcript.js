// The transcript of a case: the button of a line copies it; C copies the next line that has a value and was not copied,
// and moves on. What was copied is said on the page and, so that it outlives the minute of whole numbers, in the address
// (#copied=1.2); nothing is kept.
import { singleKeys } from "./single-keys.js";

async function put(text, line) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without TLS browsers offer no clipboard; the older way copies what is selected.
  getSelection().selectAllChildren(line.querySelector("[data-text]"));
  if (!document.execCommand("copy")) throw new Error("not copied");
  return undefined;
}

export default function transcript(root) {
  const lines = [...root.querySelectorAll("[data-line]")];
  const ready = lines.filter((line) => line.dataset.standing === "ready");
  const said = root.querySelector("[data-said]");
  const count = root.querySelector("[data-copied-count]");
  const copied = new Set();
  let last = -1;

  const next = () => {
    const left = ready.filter((line) => !copied.has(line));
    return left.find((line) => lines.indexOf(line) > last) ?? left[0];
  };

  function show() {
    count.textContent = String(copied.size);
    for (const line of ready) {
      line.toggleAttribute("data-copied", copied.has(line));
      line.toggleAttribute("data-next", line === next());
      line.querySelector("[data-copy] .button__text").textContent = copied.has(line) ? "已复制" : "复制";
    }
    const places = ready.filter((line) => copied.has(line)).map((line) => line.dataset.line).join(".");
    const mark = places ? `#copied=${places}` : "";
    history.replaceState(history.state, "", location.pathname + location.search + mark);
    for (const form of root.querySelectorAll(".reveal__form")) form.action = form.action.split("#")[0] + mark;
    for (const bar of root.querySelectorAll("[data-masked-url]")) {
      bar.dataset.maskedUrl = bar.dataset.maskedUrl.split("#")[0] + mark;
    }
  }

  async function copy(line) {
    const between = lines.slice(last + 1, lines.indexOf(line)).filter((each) => !["ready", "unfit"].includes(each.dataset.standing));
    try {
      await put(line.querySelector("[data-text]").textContent, line);
    } catch {
      said.textContent = "浏览器不让复制。点一下内容选中，再按 Ctrl+C。";
      return;
    }
    copied.add(line);
    last = lines.indexOf(line);
    const passed = between.map((each) => each.dataset.column).join("、");
    const rest = next();
    said.textContent = `已复制“${line.dataset.column}”${passed ? `，前面的${passed}要自己填` : ""}。${rest ? `下一栏“${rest.dataset.column}”。` : "有内容的都复制过了。"}`;
    show();
    (rest ?? line).scrollIntoView({ block: "nearest" });
  }

  root.addEventListener("click", (event) => {
    const line = event.target.closest("[data-copy]")?.closest("[data-line]");
    if (line) copy(line);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (!singleKeys() || event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
    event.preventDefault();
    if (next()) copy(next());
    else said.textContent = "有内容的都复制过了。";
  });
  const before = new Set(/^#copied=([\d.]+)$/.exec(location.hash)?.[1].split("."));
  for (const line of ready) if (before.has(line.dataset.line)) copied.add(line);
  if (copied.size) last = Math.max(...[...copied].map((line) => lines.indexOf(line)));
  show();
}
