// The pages are whole without this file; it adds what a figure sums on hover or focus.
(() => {
  "use strict";
  // A frame that does not scroll needs no stop of its own in the tab order.
  const frames = document.querySelectorAll(".frame");
  const settle = () => frames.forEach((frame) => {
    if (frame.scrollWidth > frame.clientWidth + 1) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  });
  settle();
  addEventListener("resize", settle);

  const tip = document.createElement("div");
  tip.id = "tip";
  tip.className = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);

  let shown = null;
  const hide = () => {
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };
  const show = (link) => {
    hide();
    shown = link;
    tip.textContent = link.dataset.sum;
    tip.hidden = false;
    link.setAttribute("aria-describedby", "tip");
    const box = link.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    tip.style.left = `${Math.max(8, left) + scrollX}px`;
    const above = box.top - tip.offsetHeight - 6;
    tip.style.top = `${(above > 0 ? above : box.bottom + 6) + scrollY}px`;
  };
  const figure = (event) => event.target.closest?.("a.fig[data-sum]");
  document.addEventListener("focusin", (event) => { const link = figure(event); if (link) show(link); });
  document.addEventListener("focusout", hide);
  document.addEventListener("mouseover", (event) => {
    const link = figure(event);
    if (link) show(link);
    else if (shown && shown !== document.activeElement && event.target !== tip) hide();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
