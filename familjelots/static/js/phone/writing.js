import * as draft from "../draft.js";
import * as forms from "../forms.js";
import { painted } from "../painted.js";
import * as status from "../status.js";
import * as outbox from "./outbox.js";

/** Writing on the phone: on its disk first, then everywhere else. */

/**
 * Save what a form holds. "Sparat på den här telefonen" is said when the words are on the disk, and not before.
 * @param {HTMLFormElement} form
 * @param {outbox.Entry} entry
 * @returns {Promise<void>} when the status has been painted
 */
export async function keep(form, entry) {
  const letGo = hold(form);
  try {
    await draft.cancel(form);
    await outbox.add(entry, draft.keyOf(form));
    status.saved();
    forms.saved(form);
    await painted();
  } catch (error) {
    status.set({ failed: true });
    throw error;
  } finally {
    letGo();
  }
}

/**
 * From the tap until the words are on the disk nothing more can be typed or tapped in the form: it would be emptied with it.
 * @param {HTMLFormElement} form
 */
function hold(form) {
  const focused = document.activeElement;
  form.inert = true;
  return () => {
    form.inert = false;
    if (focused instanceof HTMLElement && form.contains(focused)) focused.focus({ preventScroll: true });
  };
}
