// Whether single-key shortcuts are on in this browser.
const PLACE = "single-keys";

export function singleKeys() {
  try {
    return localStorage.getItem(PLACE) !== "off";
  } catch {
    return true;
  }
}

export function setSingleKeys(on) {
  if (on) localStorage.removeItem(PLACE);
  else localStorage.setItem(PLACE, "off");
}
