/* Keys for those who read with the keyboard: / search, j and k along a list, ? what there is. Each can be done
   without them, and whoever dictates or uses a screen reader can switch them off (they are then remembered as off). */
const OFF = "keys-off";
const ALONG = ".item h3 a, .item > p:first-child > a, .log .here";
const sheet = document.importNode(document.getElementById("keys").content, true).querySelector("dialog");
const choice = sheet.querySelector("input");
document.body.append(sheet);

const remembered = () => { try { return localStorage.getItem(OFF); } catch { return null; } };
const remember = (off) => { try { off ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF); } catch { /* Not kept. */ } };
const shown = (element) => element.getClientRects().length > 0;

choice.checked = !remembered();
choice.addEventListener("change", () => remember(!choice.checked));
for (const opener of document.querySelectorAll("[data-keys]")) {
  opener.hidden = false;
  opener.addEventListener("click", () => sheet.showModal());
}

function along(step) {
  const stops = [...document.querySelectorAll(ALONG)].filter(shown);
  const here = stops.indexOf(document.activeElement);
  const next = stops[here < 0 ? (step > 0 ? 0 : stops.length - 1) : here + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

const DO = {
  "/": () => [...document.querySelectorAll("input[type=search]")].find(shown)?.focus(),
  "?": () => sheet.showModal(),
  j: () => along(1),
  k: () => along(-1),
};

document.addEventListener("keydown", (event) => {
  const act = DO[event.key];
  if (!act || !choice.checked || sheet.open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  act();
});
