// The list of keys that ? opens.
const KEYS = [
  ["/", "搜索"], ["N", "登记纠纷"], ["?", "列出按键"], ["Ctrl Enter", "提交"], ["Esc", "收起"],
  ["J K", "列表里上下移行"], ["X", "选中这一行"], ["Enter", "打开这一行"],
  ["C", "转录单：复制下一栏"],
];

function row([pressed, does]) {
  const line = document.createElement("li");
  line.className = "keys";
  for (const key of pressed.split(" ")) {
    const element = document.createElement("kbd");
    element.textContent = key;
    line.append(element, " ");
  }
  line.append(does);
  return line;
}

export function showKeys() {
  const open = document.querySelector("dialog.key-list");
  if (open) return open.close();
  const dialog = document.createElement("dialog");
  dialog.className = "key-list";
  dialog.setAttribute("aria-labelledby", "key-list-title");
  const title = document.createElement("h2");
  title.id = "key-list-title";
  title.textContent = "键盘";
  const list = document.createElement("ul");
  list.append(...KEYS.map(row));
  const note = document.createElement("p");
  note.className = "second";
  note.textContent = "输入框里不生效。单键可以在“我的账户”里关掉；不用脚本也能办完每件事。";
  const close = document.createElement("button");
  close.className = "button";
  close.textContent = "收起";
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, list, note, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return undefined;
}
