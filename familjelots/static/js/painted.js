//# allFunctionsCalledOnLoad
/** When what has just been shown is on the screen. A tab in the background paints nothing: then a moment is enough.
 * @returns {Promise<void>} */
export const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, document.hidden ? 0 : 500);
  });
