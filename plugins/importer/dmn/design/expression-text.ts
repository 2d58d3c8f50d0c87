import { childNamed, type Element } from '#plugins/importer/dmn';
import type { XmlNode } from './xml-text.ts';

/** FEEL as DMN holds it, in `<text>`; a JSON integer is marked so that it comes back as one. */
export function textElement(
  name: string,
  text: string | number,
  attributes: XmlNode['attributes'] = {},
): XmlNode {
  const written = String(text);
  const marks = {
    ...attributes,
    ...(typeof text === 'number' && { 'ratecraft:integer': 'true' }),
    ...(written !== written.trim() && { 'xml:space': 'preserve' }),
  };
  return { name, attributes: marks, children: [{ name: 'text', text: written }] };
}

export function readText(element: Element | undefined): string {
  const text = childNamed(element, 'text')?.text ?? '';
  return element?.attributes.space === 'preserve' ? text : text.trim();
}

export function readExpression(element: Element | undefined): string | number {
  const text = readText(element);
  return element?.attributes.integer === 'true' && /^-?\d{1,16}$/.test(text) ? Number(text) : text;
}
