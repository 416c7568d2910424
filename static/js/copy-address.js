// <button data-behaviour="copy-address">: the page's address goes to the clipboard, the button says so.
export default function copyAddress(button) {
  const text = button.querySelector(".button__text") ?? button;
  const rest = text.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    text.textContent = "网址已复制";
    setTimeout(() => {
      text.textContent = rest;
    }, 4000);
  });
}
