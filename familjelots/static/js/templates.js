/** The shell's own screens. A document that is not the shell borrows them when it needs one. */

/**
 * @param {string} id
 * @returns {Promise<DocumentFragment>} a copy of the template
 */
export async function copyOf(id) {
  if (!document.getElementById(id)) await borrow();
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  return document.importNode(template.content, true);
}

/** The phone needs these when there is no network: fetch them while there is one. */
export async function borrow() {
  const response = await fetch("/shell");
  const shell = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const template of shell.querySelectorAll("template[id]")) {
    if (!document.getElementById(template.id)) document.body.append(document.adoptNode(template));
  }
}
