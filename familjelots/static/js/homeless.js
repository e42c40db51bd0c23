import { text } from "./texts.js";

/** Ids and times: nothing that anybody has written. */
const MACHINE = /^(\w+:)?[0-9a-f]{8}-[0-9a-f-]{27}$|^\d{4}-\d\d-\d\d(T[\d:]+)?$|^$/;


/**
 * Half-written words whose field a newer version of the form does not have: shown in it, ready to be put elsewhere, and
 * kept with it. They travel with what is saved, so that the journal has them whatever their writer does.
 * @param {HTMLFormElement} form
 * @param {[string, string][]} fields
 */
export function show(form, fields) {
  const carried = fields.map(([name, value]) => Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  const words = fields.flatMap(([name, value]) => (name.startsWith("base.") || MACHINE.test(value) ? [] : [value])).join("\n");
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.dataset.homeless = "";
  const said = Object.assign(document.createElement("p"), { className: "as-written", textContent: words });
  notice.append(Object.assign(document.createElement("p"), { textContent: text("homeless") }), said);
  const added = words ? [notice, ...carried] : carried;
  form.prepend(...added);
  form.addEventListener("reset", () => added.forEach((one) => one.remove()), { once: true });
}
