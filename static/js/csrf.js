// Requests of scripts carry the token of the page and say that a script asks.
export function headers(more = {}) {
  const token = document.querySelector('meta[name="csrf-token"]')?.content ?? "";
  return { "X-CSRF-Token": token, "X-Requested-With": "fetch", ...more };
}

// A paper that opens in a tab of its own leaves this page as it is, at work.
export function elsewhere(event) {
  return (event.submitter?.formTarget || event.target.target) === "_blank";
}

// The fields of a form as they would be posted, without files.
export function fields(form) {
  const pairs = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  return new URLSearchParams(pairs);
}
