// A proposal for a group of radios (data-field) that the server renews: it is followed until the user chooses otherwise,
// and the place for a reason (data-reason) is there only while the choice differs.
export default function proposeChoice(proposal) {
  const form = proposal.closest("form");
  const { field, value, reason } = proposal.dataset;
  const radios = () => [...form.querySelectorAll(`input[name="${field}"]`)];
  const chosen = () => radios().find((radio) => radio.checked);
  const before = form.dataset.proposed;

  function show() {
    const place = form.querySelector(reason);
    const differs = Boolean(value && chosen() && chosen().value !== value);
    if (place) place.hidden = !differs && !place.querySelector("[aria-invalid]");
  }

  if (value && (!chosen() || chosen().value === before)) {
    const proposed = radios().find((radio) => radio.value === value);
    if (proposed) proposed.checked = true;
  }
  form.dataset.proposed = value;
  for (const radio of radios()) radio.addEventListener("change", () => proposal.isConnected && show());
  show();
}
