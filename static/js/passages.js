/* Shows a passage beside the sentence that rests on it. Without this script a marker leads to the endnotes. */
const words = document.querySelector("article.case").dataset;
const panel = document.createElement("aside");
panel.className = "passage";
panel.popover = "auto";
panel.tabIndex = -1;
panel.setAttribute("aria-label", words.passage);
document.body.append(panel);

let opener = null;

function line(...parts) {
  const paragraph = document.createElement("p");
  paragraph.append(...parts);
  return paragraph;
}

function link(href, text) {
  const anchor = document.createElement("a");
  anchor.href = href;
  anchor.textContent = text;
  return anchor;
}

function show(marker, note, byKeyboard) {
  const [, ...article] = note.closest("section").querySelector("h3").cloneNode(true).childNodes;
  const onward = link(marker.getAttribute("href"), words.onward);
  onward.addEventListener("click", () => panel.hidePopover());
  panel.replaceChildren(
    line(note.querySelector(".mark").cloneNode(true), ...article),
    note.querySelector("q").cloneNode(true),
    line(`${words.place} ${note.querySelector(".place").textContent}. `, onward),
  );
  opener = marker;
  panel.showPopover({ source: marker });
  place(marker);
  if (byKeyboard) panel.focus();
}

/* Below the marker, or above it where there is no room, and never beyond the edge of the window. */
function place(marker) {
  const at = marker.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const below = at.bottom + 8 + size.height < innerHeight;
  const left = Math.max(12, Math.min(at.left - 12, innerWidth - size.width - 12));
  panel.style.inset = `${below ? at.bottom + 8 : Math.max(12, at.top - size.height - 8)}px auto auto ${left}px`;
}

document.addEventListener("click", (event) => {
  const marker = event.target.closest("a.mark[href^='#passage-']");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const note = marker && plain && document.getElementById(marker.hash.slice(1));
  if (!note || !("showPopover" in panel)) return;
  event.preventDefault();
  const again = opener === marker && panel.matches(":popover-open");
  if (again) panel.hidePopover();
  else show(marker, note, event.detail === 0);
});

panel.addEventListener("toggle", (event) => {
  if (event.newState === "closed" && panel.contains(document.activeElement)) opener?.focus();
});
