// Numbers shown whole for one minute: <… data-behaviour="unmask-countdown" data-seconds="60" data-masked-url="…">; when
// the time is up the page is asked for again without them. [data-seconds-left] shows the seconds.
export default function unmaskCountdown(root) {
  const place = root.querySelector("[data-seconds-left]");
  const end = Date.now() + Number(root.dataset.seconds ?? 60) * 1000;

  function mask() {
    for (const shown of document.querySelectorAll("[data-unmasked]")) shown.textContent = shown.dataset.masked ?? "＊＊＊＊";
    root.hidden = true;
    if (root.dataset.maskedUrl) location.replace(root.dataset.maskedUrl);
  }

  const clock = setInterval(() => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (place) place.textContent = String(Math.max(left, 0));
    if (left <= 0) {
      clearInterval(clock);
      mask();
    }
  }, 1000);
  // A page taken from the browser's memory must not show them again.
  window.addEventListener("pageshow", (event) => event.persisted && mask());
}
