// One party of a form: the one chosen in the combobox is shown as a card in place of the field, and the keyboard goes on
// to what comes next; for a new one its details are opened.
import { headers } from "./csrf.js";

export default function partyRow(row) {
  const typing = row.querySelector("[data-typing]");
  const place = row.querySelector("[data-card]");
  const details = row.querySelector("[data-party-details]");
  const added = () => row.closest("[data-name]")?.querySelector("[data-add-row]");

  async function show(uid) {
    typing.hidden = details.hidden = true;
    added()?.focus();
    try {
      const address = row.dataset.cardUrl.replace("UID", encodeURIComponent(uid));
      const answer = await fetch(address, { headers: headers(), redirect: "error" });
      if (!answer.ok) throw new Error(answer.statusText);
      place.innerHTML = await answer.text();
    } catch {
      typing.hidden = details.hidden = false; // the name stays in its field, and the choice with it
    }
  }

  row.addEventListener("party:chosen", (event) => {
    if (event.detail.created) details.querySelector("input")?.focus();
    else show(event.detail.fill.party);
  });
}
