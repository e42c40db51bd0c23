import { wallNow } from "./wall_now.js";

/** What is answered without network says on which day that was, by this phone's clock. */
document.addEventListener(
  "submit",
  ({ target }) => {
    const input = target instanceof HTMLFormElement ? target.querySelector("input[name=phone_day]") : null;
    if (input instanceof HTMLInputElement) input.value = wallNow().slice(0, 10);
  },
  { capture: true },
);
