// Gives the fields that Select2 puts in place of a list the name of that list; it leaves them without one.

function name(element, words) {
  if (element && element.getAttribute("aria-label") !== words) {
    element.removeAttribute("aria-labelledby");
    element.setAttribute("aria-label", words);
  }
}

function nameAll() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const words = select.labels?.[0]?.textContent.replace(/:\s*$/, "").trim() || select.name;
    const shown = select.parentElement.querySelector(".select2-selection");
    name(shown, words);
    name(shown?.querySelector(".select2-selection__rendered[role='textbox']"), words);
    name(shown?.querySelector(".select2-search__field"), words);
  }
  for (const field of document.querySelectorAll(".select2-dropdown .select2-search__field")) name(field, "Type to search");
}

// Select2 draws its fields anew on every choice, and Django adds rows to a form.
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
nameAll();
