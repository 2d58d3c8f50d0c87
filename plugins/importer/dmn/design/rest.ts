/**
 * What a design says and DMN can't: kept as JSON in an attribute of the element, under a namespace
 * of its own, so that other tools pass it by and nothing is lost on the way back.
 */
import type { Element } from '#plugins/importer/dmn';

export type Rest = Readonly<Record<string, unknown>>;

export const REST_ATTRIBUTE = 'ratecraft:rest';

export function isRecord(value: unknown): value is Rest {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseRest(text: string): Rest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for an element that another tool wrote. */
export function readRest(element: Element | undefined): Rest | undefined {
  const text = element?.attributes.rest;
  return text === undefined ? undefined : parseRest(text);
}

export function readRestText(element: Element | undefined): Rest | undefined {
  return element && parseRest(element.text);
}

/** The attribute, also where nothing is left: it tells that the element is ours. */
export function restAttribute(rest: Rest): Readonly<Record<string, string>> {
  return { [REST_ATTRIBUTE]: JSON.stringify(rest) };
}

/** The members that aren't among those named, which DMN holds. */
export function without(record: object, ...held: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !held.includes(name)));
}
