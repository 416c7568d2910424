// Files sent one by one, each with its own progress; what one lacks is said beside it and the others go on.
// <div data-behaviour="file-upload" data-done="address to go to when all are kept"> in a form, with file inputs,
// [data-queue] and <template data-row>. The answer is JSON {"said": "…"}: 200 kept, 422 refused with the reason.
import { headers } from "./csrf.js";

const WORDS = {
  0: "网断了，这个没有传上。连上后再点“上传”，已收的不会重复。",
  401: "登录过期了。另开一页登录，再回来点“上传”。",
  413: "文件太大。压缩以后再传，或者分几份传。",
  503: "现在存不了，这个没有传上。过几分钟再点“上传”。",
};

const size = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`);

export default function fileUpload(root) {
  const form = root.closest("form");
  const list = root.querySelector("[data-queue]");
  const blank = root.querySelector("template[data-row]");
  const button = form.querySelector("button[type=submit]");
  let waiting = [];
  let sending = false;

  function enqueue(file) {
    const row = blank.content.firstElementChild.cloneNode(true);
    const entry = { file, row };
    const drop = row.querySelector("[data-drop]");
    row.querySelector("[data-name]").textContent = file.name;
    row.querySelector("[data-size]").textContent = size(file.size);
    drop.setAttribute("aria-label", `去掉 ${file.name}`);
    drop.addEventListener("click", () => {
      waiting = waiting.filter((one) => one !== entry);
      row.remove();
      if (!waiting.length && list.children.length) location.assign(root.dataset.done);
    });
    say(entry, "", "还没有传");
    waiting.push(entry);
    list.append(row);
  }

  function say(entry, state, words) {
    entry.row.dataset.state = state;
    entry.row.querySelector("[data-said]").textContent = words;
    entry.row.querySelector("[data-drop]").hidden = state === "sending" || state === "kept";
  }

  function bodyOf(file) {
    const body = new FormData();
    for (const [name, value] of new FormData(form)) {
      // Each file is an act of its own: the form's one-use key stays with the form.
      if (typeof value === "string" && name !== "form_key") body.append(name, value);
    }
    body.append("files", file);
    return body;
  }

  function send(entry) {
    return new Promise((settle) => {
      const request = new XMLHttpRequest();
      const bar = entry.row.querySelector("[data-bar]");
      request.open("POST", form.action);
      for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
      request.upload.addEventListener("progress", (event) => {
        if (!event.lengthComputable) return;
        bar.value = event.loaded / event.total;
        say(entry, "sending", event.loaded < event.total ? `已传 ${Math.floor(100 * bar.value)}%` : "传完了，正在检查");
      });
      request.addEventListener("loadend", () => {
        const json = (request.getResponseHeader("Content-Type") ?? "").startsWith("application/json");
        const kept = json && request.status === 200;
        const words = json ? JSON.parse(request.responseText).said : WORDS[request.status];
        bar.value = kept ? 1 : 0;
        say(entry, kept ? "kept" : "refused", words ?? `没有传上（${request.status}）。再点一次“上传”。`);
        settle(kept);
      });
      say(entry, "sending", "正在传");
      request.send(bodyOf(entry.file));
    });
  }

  async function sendAll() {
    sending = button.disabled = true;
    const left = [];
    for (const entry of waiting) if (!(await send(entry))) left.push(entry);
    waiting = left;
    sending = button.disabled = false;
    if (!left.length) location.assign(root.dataset.done);
    else left[0].row.scrollIntoView({ block: "nearest" });
  }

  root.addEventListener("change", (event) => {
    if (event.target.type !== "file") return;
    for (const file of event.target.files) enqueue(file);
    event.target.value = "";
  });
  form.addEventListener("submit", (event) => {
    if (!waiting.length && !sending) return;
    event.preventDefault();
    if (!sending) sendAll();
  }, { capture: true });
}
