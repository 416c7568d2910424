// <… data-behaviour="key-switch"><input type="checkbox" data-key-switch>: single-key shortcuts on or off, in this browser.
import { setSingleKeys, singleKeys } from "./single-keys.js";

export default function keySwitch(root) {
  const box = root.querySelector("[data-key-switch]");
  box.checked = singleKeys();
  box.addEventListener("change", () => setSingleKeys(box.checked));
}
