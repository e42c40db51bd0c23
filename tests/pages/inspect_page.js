// What axe does not say: one h1, language, direction, nothing sideways, nothing too small for a thumb.
(thumb) => {
  const faults = [];
  const root = document.documentElement;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const named = (element) => `${element.tagName.toLowerCase()}.${element.className} “${(element.innerText || element.getAttribute("aria-label") || element.name || "").trim().slice(0, 40)}”`;
  if (!root.lang) faults.push("no lang");
  if (!["ltr", "rtl"].includes(root.dir)) faults.push(`dir is ${root.dir}`);
  const titles = [...document.querySelectorAll("h1")].filter(seen);
  if (titles.length !== 1) faults.push(`${titles.length} h1`);
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll("main *, header *, nav *")].filter((element) => seen(element) && element.getBoundingClientRect().right > root.clientWidth + 1);
    faults.push(`scrolls sideways: ${wide.slice(0, 3).map(named).join(", ")}`);
  }
  for (const element of document.querySelectorAll("main button, main .ds-button, main .chip, main .tick, main summary, main .ds-input, nav a, header button, header a")) {
    if (!seen(element) || element.disabled || element.closest(".ds-sr-only") || element.matches(".ds-input[type=hidden]")) continue;
    const box = element.getBoundingClientRect();
    if (box.height < thumb - 0.5 || box.width < Math.min(thumb, 24)) faults.push(`${Math.round(box.width)}×${Math.round(box.height)} is small: ${named(element)}`);
  }
  return faults;
}
