//# allFunctionsCalledOnLoad
/**
 * Repeated rows of a form (`steps-0-text`, `steps-1-text` …), made from the form's own `<template data-row>`.
 */

/** @param {HTMLFormElement} form */
export function openRows(form) {
  for (const part of form.querySelectorAll("[data-add], [data-scripted]")) part.removeAttribute("hidden");
  for (const place of form.querySelectorAll("[data-rows][data-start]")) {
    const name = place.getAttribute("data-rows") ?? "";
    const wanted = Number(place.getAttribute("data-start"));
    while (numbers(form, name).length < wanted && addRow(form, name));
  }
}

/**
 * A new row after the others.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {number} [number]
 * @returns {Element | null} the row
 */
export function addRow(form, name, number = Math.max(-1, ...numbers(form, name)) + 1) {
  const place = form.querySelector(`[data-rows="${name}"]`);
  const template = /** @type {HTMLTemplateElement | null} */ (form.querySelector(`template[data-row="${name}"]`));
  if (!place || !template) return null;
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  for (const element of copy.querySelectorAll("*")) {
    for (const { name: attribute, value } of element.attributes) {
      if (value.includes("__")) element.setAttribute(attribute, value.replaceAll("__", String(number)));
    }
  }
  const row = copy.firstElementChild;
  row?.setAttribute("data-added", "");
  place.append(copy);
  return row;
}

/** @param {HTMLFormElement} form */
export function dropRows(form) {
  for (const row of form.querySelectorAll("[data-added]")) row.remove();
}

/**
 * Rows that a draft has and the form has not.
 * @param {HTMLFormElement} form
 * @param {string[]} names of fields
 */
export function rowsFor(form, names) {
  for (const field of names) {
    const [, list, number] = /^(\w+)-(\d+)-/.exec(field) ?? [];
    if (list && !numbers(form, list).includes(Number(number))) addRow(form, list, Number(number));
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} list
 */
function numbers(form, list) {
  const names = [...form.querySelectorAll(`[name^="${list}-"]`)].map((control) => control.getAttribute("name") ?? "");
  return [...new Set(names.flatMap((name) => new RegExp(`^${list}-(\\d+)-`).exec(name)?.[1] ?? []))].map(Number);
}
