// Long work: asks data-job-url every second; JSON {"state": "running", "done": 4, "total": 6, "rest": "约剩 3 秒"}.
// When the state is no longer queued or running, the page is loaded again and shows the result.
export default function jobProgress(root) {
  const put = (selector, text) => {
    const place = root.querySelector(selector);
    if (place) place.textContent = text;
  };

  async function ask() {
    try {
      const answer = await fetch(root.dataset.jobUrl, { headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok) return;
      const job = await answer.json();
      if (job.state !== "running" && job.state !== "queued") {
        location.reload();
        return;
      }
      const bar = root.querySelector("[data-job-bar]");
      if (bar) {
        bar.max = job.total;
        bar.value = job.done;
      } else if (job.state === "running") {
        location.reload();
        return;
      }
      put("[data-job-count]", `${job.done} / ${job.total}`);
      put("[data-job-rest]", job.rest ?? "");
    } catch {
      // The network is away; the next round asks again.
    }
    setTimeout(ask, document.hidden ? 5000 : 1000);
  }
  setTimeout(ask, 1000);
}
