// The workbench: words selected in the text, by mouse or by keys, become what the buttons cite.
// Without this file the same forms take pasted words.

const text = document.getElementById("evidence");
const form = document.getElementById("selection");
const draft = document.getElementById("draft");
const FIELDS = "input:not([type='checkbox'], [type='radio']), textarea, select, [contenteditable], .select2-container";

// --- What is selected ---------------------------------------------------------------------------------------

// The archive counts code points, and strings here count UTF-16 units: a rare letter or an emoji is two of these.
const points = (string) => Array.from(string).length;

function unitsBefore(node, offset) {
  const range = document.createRange();
  range.selectNodeContents(text);
  range.setEnd(node, offset);
  return range.toString().length;
}

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const whole = text.textContent;
  let from = unitsBefore(range.startContainer, range.startOffset);
  let to = unitsBefore(range.endContainer, range.endOffset);
  while (from < to && /\s/u.test(whole[from])) from += 1;
  while (to > from && /\s/u.test(whole[to - 1])) to -= 1;
  return from < to ? { from, to, exact: whole.slice(from, to) } : null;
}

function span({ from, exact }) {
  const start = points(text.textContent.slice(0, from));
  return { start, end: start + points(exact) };
}

let picked = null;

function pick() {
  const now = selected();
  if (!now) return;
  picked = now;
  form.elements.exact.value = now.exact;
  form.elements.start.value = span(now).start;
  form.classList.add("has-words");
  document.getElementById("selection-told").textContent = `Selected: ${now.exact}`;
}

function forget() {
  picked = null;
  form.elements.start.value = "";
}

// --- Selecting by keys: one or more words are always selected, so that there is something to see -------------

const TOKEN = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[^\s]/gu;
const SENTENCE = /[^\s][^\n]*?(?:[.!?]["”’]?(?=\s)|(?=\n)|$)/gu;
const tokens = [...text?.textContent.matchAll(TOKEN) ?? []].map((found) => [found.index, found.index + found[0].length]);
const starts = [...text?.textContent.matchAll(SENTENCE) ?? []].map((found) => found.index);
let first = 0;
let last = 0;

const tokenAt = (place) => Math.max(0, tokens.findIndex(([, end]) => end > place));

function place(units) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let left = units;
  let node = walker.nextNode();
  while (node && left > node.length) {
    left -= node.length;
    node = walker.nextNode() ?? node;
  }
  return [node, left];
}

function mark() {
  getSelection().setBaseAndExtent(...place(tokens[first][0]), ...place(tokens[last][1]));
  const { top, bottom } = getSelection().getRangeAt(0).getBoundingClientRect();
  const frame = text.getBoundingClientRect();
  if (top < frame.top) text.scrollTop -= frame.top - top + 40;
  if (bottom > frame.bottom) text.scrollTop += bottom - frame.bottom + 40;
  pick();
}

function bySentence(step) {
  const here = tokens[step < 0 ? first : last][0];
  const found = step < 0 ? starts.findLast((start) => start < here) : starts.find((start) => start > here);
  return found === undefined ? (step < 0 ? 0 : tokens.length - 1) : tokenAt(found);
}

const clamp = (index) => Math.min(tokens.length - 1, Math.max(0, index));

function move(key, widen) {
  const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  const wide = key === "ArrowDown" || key === "ArrowUp";
  if (!picked) first = last = tokenAt(0);
  else if (widen) last = Math.max(first, wide ? (step > 0 ? clamp(bySentence(1) - 1 || 0) : bySentence(-1)) : clamp(last + step));
  else first = last = wide ? bySentence(step) : clamp((step > 0 ? last : first) + step);
  mark();
}

if (text && form) {
  document.addEventListener("selectionchange", () => {
    const now = selected();
    if (!now) return;
    pick();
    first = tokenAt(now.from);
    last = Math.max(first, tokenAt(now.to - 1));
  });
  text.addEventListener("keydown", (event) => {
    if (!event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(event.key, event.shiftKey);
  });
  form.elements.exact.addEventListener("input", forget);
}

// --- More words for the form that is open -------------------------------------------------------------------

const chips = (into) => draft?.querySelector(`[data-chips="${into}"]`);

function add(into) {
  const group = chips(into);
  if (!group || !picked) return;
  const { start, end } = span(picked);
  const chip = document.createElement("label");
  const box = document.createElement("input");
  const words = document.createElement("q");
  chip.className = "chip";
  Object.assign(box, { type: "checkbox", name: into, value: `${start}-${end}`, checked: true });
  words.textContent = picked.exact;
  chip.append(box, " ", words);
  group.querySelector(":scope > .soft")?.remove();
  group.append(chip);
}

const adders = form?.querySelector(".for-draft");
if (adders && draft?.querySelector(".bench-form")) {
  adders.hidden = false;
  for (const button of adders.querySelectorAll("[data-into]")) {
    button.hidden = !chips(button.dataset.into);
    button.addEventListener("click", () => add(button.dataset.into));
  }
}

// --- Single keys: only where no field is being typed in, and only while they are switched on ------------------

const KEYS = "workbench-keys";
const on = () => localStorage.getItem(KEYS) !== "off";

// Select2 hides the list that it stands for.
const shownFor = (field) => field.parentElement.querySelector(".select2-selection") ?? field;

function accept(button) {
  const open = [...button.form.elements].find((field) => field.required && !field.value.trim());
  if (!open) return button.click();
  const more = open.closest("details");
  if (more) more.open = true;
  shownFor(open).focus();
}

function edit() {
  const more = draft.querySelector(".more-fields") ?? draft.querySelector(".form-row");
  if (more.matches("details")) more.open = true;
  const field = more.querySelector("select, input, textarea");
  if (field) shownFor(field).focus();
}

draft?.querySelector("[data-edit]")?.addEventListener("click", edit);

function press(letter) {
  // The browser tells of a selection a little later than it is made; a quick hand would cite the one before.
  if (text && form) pick();
  const found = document.querySelector(`[data-letter="${letter}"]:not([hidden])`);
  if (!found || found.closest("[hidden]")) return false;
  if (letter === "a") accept(found);
  else if (form?.contains(found) && !form.elements.exact.value) form.elements.exact.focus();
  else found.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key !== "Escape" && (!on() || event.target.closest(FIELDS))) return;
  if (event.key === "Escape" && event.target.closest(FIELDS)) return event.target.blur();
  if (event.key === "f") document.querySelector(".bench-facts .cite button")?.focus();
  else if (event.key === "x") text?.focus();
  else if (!press(event.key)) return;
  event.preventDefault();
});

const heading = document.getElementById("bench-article")?.closest(".bench-head");
if (heading) {
  const button = document.createElement("button");
  const tell = () => {
    button.textContent = `Single keys: ${on() ? "on" : "off"}`;
    button.setAttribute("aria-pressed", String(on()));
    document.body.classList.toggle("keys-off", !on());
  };
  Object.assign(button, { type: "button", className: "quiet keys" });
  button.addEventListener("click", () => {
    localStorage.setItem(KEYS, on() ? "off" : "on");
    tell();
  });
  tell();
  heading.append(button);
}

// --- A fact and its passages show each other -----------------------------------------------------------------

const keysOf = (element) => (element?.dataset.keys ?? "").split(" ").filter(Boolean);

function light(keys) {
  for (const one of document.querySelectorAll(".is-lit")) one.classList.remove("is-lit");
  for (const one of document.querySelectorAll("[data-keys]")) {
    if (keysOf(one).some((key) => keys.includes(key))) one.classList.add("is-lit");
  }
}

for (const happening of ["pointerover", "focusin"]) {
  document.addEventListener(happening, ({ target }) => light(keysOf(target.closest?.("[data-keys]"))));
}

// A page that comes back after a step shows the text where it was left, unless it names a place in it.
const HERE = `workbench-scroll ${location.pathname}`;
addEventListener("pagehide", () => sessionStorage.setItem(HERE, String(text?.scrollTop ?? 0)));
if (text && !location.hash) text.scrollTop = Number(sessionStorage.getItem(HERE) ?? 0);

// The cursor may stand in the form; the words that the form is about are shown all the same.
const current = document.getElementById("current");
if (current && location.hash !== "#current" && !location.hash.startsWith("#passage")) {
  const lower = current.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  text.scrollTop += lower;
}

// A place in the text's own pane scrolls the window, too; the workbench is put back to where all of it shows.
if (location.hash && matchMedia("(min-width: 1025px)").matches) {
  addEventListener("load", () => setTimeout(() => document.querySelector(".bench")?.scrollIntoView(), 0));
}
