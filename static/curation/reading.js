// Says, while a date is typed, how the archive reads it. Without this the reading appears once the row is saved.

const address = document.querySelector("meta[name='edtf-address']").content;
const PAUSE = 250;

function readingBeside(input) {
  return input.closest(".form-row")?.querySelector(".fieldBox[class*='_reading'] .readonly");
}

async function show(input, shown) {
  const typed = input.value.trim();
  const answer = await fetch(`${address}?${new URLSearchParams({ text: typed })}`);
  if (!answer.ok || typed !== input.value.trim()) return;
  const { reading, fault } = await answer.json();
  shown.textContent = fault || reading;
  shown.classList.toggle("fault", Boolean(fault));
}

let waiting;
document.addEventListener("input", ({ target }) => {
  const shown = target instanceof HTMLInputElement && readingBeside(target);
  if (!shown) return;
  shown.setAttribute("aria-live", "polite");
  clearTimeout(waiting);
  waiting = setTimeout(() => show(target, shown), PAUSE);
});
