// Press something and tell the milliseconds until the page is as wanted: `has` and `lacks` are selectors, `changed` is
// [selector, attribute, beginning]. With `painted`, until the frame that shows it.
([press, wanted]) =>
  new Promise((resolve, reject) => {
    const value = () => document.querySelector(wanted.changed[0])?.getAttribute(wanted.changed[1]) ?? "";
    const before = wanted.changed && value();
    const holds = () =>
      (!wanted.has || document.querySelector(wanted.has)) &&
      (!wanted.lacks || !document.querySelector(wanted.lacks)) &&
      (!wanted.changed || (value() !== before && value().startsWith(wanted.changed[2])));
    const button = document.querySelector(press);
    if (!button) return reject(new Error(`nothing to press: ${press}`));
    const began = performance.now();
    const tell = () => resolve(performance.now() - began);
    const watch = new MutationObserver(look);
    function look() {
      if (!holds()) return;
      watch.disconnect();
      if (wanted.painted) requestAnimationFrame(() => setTimeout(tell));
      else tell();
    }
    watch.observe(document, { subtree: true, childList: true, attributes: true });
    setTimeout(() => reject(new Error(`never: ${JSON.stringify(wanted)}`)), 20000);
    button.click();
    look();
  });
