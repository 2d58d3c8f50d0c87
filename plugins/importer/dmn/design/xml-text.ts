/** An element to be written; text and children exclude each other. */
export interface XmlNode {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly children?: readonly XmlNode[];
  readonly text?: string;
}

/** All that XML 1.0 has no way to write, lone surrogates among it. */
const ILLEGAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

const entity = (character: string): string => ENTITIES[character] ?? character;

/** Renders a document; `replaced` tells whether characters had to be replaced. */
export function renderXml(root: XmlNode): { text: string; replaced: boolean } {
  let replaced = false;
  const legal = (text: string): string =>
    text.replace(ILLEGAL, () => {
      replaced = true;
      return '\ufffd';
    });
  const render = (node: XmlNode, indent: string): string => {
    const attributes = Object.entries(node.attributes ?? {})
      .filter((pair): pair is [string, string] => pair[1] !== undefined)
      .map(([name, value]) => ` ${name}="${legal(value).replace(/[&<>"\r\n\t]/g, entity)}"`)
      .join('');
    const open = `${indent}<${node.name}${attributes}`;
    if (node.text !== undefined) {
      return `${open}>${legal(node.text).replace(/[&<>\r]/g, entity)}</${node.name}>\n`;
    }
    if (!node.children || node.children.length === 0) return `${open}/>\n`;
    const inner = node.children.map((child) => render(child, `${indent}  `)).join('');
    return `${open}>\n${inner}${indent}</${node.name}>\n`;
  };
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, '')}`;
  return { text, replaced };
}
