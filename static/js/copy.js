/* A button that copies a citation. Without this script the words are there to be selected. */
for (const block of document.querySelectorAll("[data-copy]")) {
  const words = block.textContent;
  const button = document.createElement("button");
  const told = document.createElement("span");
  button.type = "button";
  button.className = "copy";
  button.textContent = block.dataset.copy;
  told.className = "heard";
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words);
    button.textContent = told.textContent = block.dataset.copied;
    setTimeout(() => { button.textContent = block.dataset.copy; told.textContent = ""; }, 2500);
  });
  if (navigator.clipboard) block.after(button, told);
}
