// Light or dark as the system says, unless the reader chose; without this file the system decides.
const root = document.documentElement;
const media = matchMedia("(prefers-color-scheme: dark)");
let chosen = null;
try { chosen = localStorage.getItem("scheme"); } catch { /* storage is off: the choice lasts for the page */ }
if (chosen === "dark" || chosen === "light") root.dataset.scheme = chosen;

document.addEventListener("DOMContentLoaded", () => {
  const button = document.createElement("button");
  button.type = "button";
  const dark = () => (root.dataset.scheme ?? (media.matches ? "dark" : "light")) === "dark";
  const label = () => { button.textContent = dark() ? "Light" : "Dark"; button.setAttribute("aria-label", `Switch to ${dark() ? "light" : "dark"} colours`); };
  button.addEventListener("click", () => {
    root.dataset.scheme = dark() ? "light" : "dark";
    try { localStorage.setItem("scheme", root.dataset.scheme); } catch { /* as above */ }
    label();
  });
  label();
  document.querySelector(".mast").append(button);
});
