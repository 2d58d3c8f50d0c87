import { XMLParser } from 'fast-xml-parser';

/** An XML element without namespaces. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Character data directly inside. */
  readonly text: string;
}

export class XmlError extends Error {}

const MAX_LENGTH = 20_000_000;
const MAX_DEPTH = 200;

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/** Only XML's own entities: declared ones are refused with their DOCTYPE. */
function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  processEntities: false,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  cdataPropName: '#cdata',
});

type Raw = Readonly<Record<string, unknown>>;

function textOf(nodes: readonly Raw[]): string {
  return nodes
    .map((node) => {
      if (typeof node['#text'] === 'string') return decode(node['#text']);
      const cdata = node['#cdata'];
      return Array.isArray(cdata)
        ? cdata.map((part: Raw) => String(part['#text'] ?? '')).join('')
        : '';
    })
    .join('');
}

function toElement(raw: Raw, depth: number): Element | undefined {
  const name = Object.keys(raw).find((key) => key !== ':@' && !key.startsWith('#'));
  if (name === undefined || name.startsWith('?')) return undefined;
  if (depth > MAX_DEPTH) throw new XmlError('nested too deeply');
  const inner = (raw[name] ?? []) as readonly Raw[];
  const attributes = Object.entries((raw[':@'] ?? {}) as Record<string, unknown>).map(
    ([key, value]) => [key, decode(String(value))] as const,
  );
  return {
    name,
    attributes: Object.fromEntries(attributes),
    children: inner.flatMap((child) => toElement(child, depth + 1) ?? []),
    text: textOf(inner),
  };
}

/** Reads one document. @throws XmlError for no XML, a DOCTYPE, or too much of it. */
export function parseXml(source: string): Element {
  if (source.length > MAX_LENGTH) throw new XmlError('the file is too large');
  // Entities can be made to expand without end, and no DMN file needs any.
  if (/<!DOCTYPE|<!ENTITY/i.test(source)) throw new XmlError('a DOCTYPE is not allowed');
  let roots: readonly Raw[];
  try {
    roots = parser.parse(source, true);
  } catch (error) {
    throw new XmlError(error instanceof Error ? error.message : 'not XML');
  }
  const root = roots.map((raw) => toElement(raw, 0)).find((element) => element !== undefined);
  if (!root) throw new XmlError('no element');
  return root;
}

export function childNamed(element: Element | undefined, ...names: string[]): Element | undefined {
  return element?.children.find(({ name }) => names.includes(name));
}

export function childrenNamed(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name);
}

/** Text of a child `<text>`, or of the named child. */
export function textIn(element: Element | undefined, name = 'text'): string {
  return childNamed(element, name)?.text.trim() ?? '';
}
