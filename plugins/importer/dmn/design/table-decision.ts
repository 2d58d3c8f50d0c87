import type { Issue } from '#engine/core/issue';
import type { DecisionTable } from '#schemas';
import { type UniqueNames, xmlId } from './names.ts';
import { type Rest, restAttribute } from './rest.ts';
import { tableToDmn } from './table-to-dmn.ts';
import { typeRefOf } from './value-type.ts';
import type { XmlNode } from './xml-text.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}_ ]*$/u;

/** The name that a column's expression begins with; undefined for other expressions. */
function nameIn(expression: string): string | undefined {
  const first = expression.split('.')[0]?.trim() ?? '';
  return NAME.test(first) ? first : undefined;
}

/**
 * A table that stands alone as a decision, with the inputs that its columns name. Beside a flow it
 * is marked as used by no node.
 */
export function tableDecision(
  design: DecisionTable,
  path: string,
  isBesideFlow: boolean,
  ids: UniqueNames,
  report: Issue[],
): XmlNode[] {
  const mark: Rest = isBesideFlow ? { unused: true } : {};
  const id = ids.take(xmlId(`table-${design.key}`));
  const names = new Map<string, { id: string; typeRef: string | undefined }>();
  for (const { expression, type } of design.content.inputs) {
    const name = nameIn(String(expression));
    if (name === undefined || names.has(name)) continue;
    const typeRef = name === String(expression).trim() ? typeRefOf(type) : undefined;
    names.set(name, { id: ids.take(xmlId(`input-${name}`)), typeRef });
  }
  const inputs = [...names].map(([name, input]) => ({
    name: 'inputData',
    attributes: { id: input.id, name, ...(isBesideFlow && restAttribute(mark)) },
    children: [{ name: 'variable', attributes: { name, typeRef: input.typeRef } }],
  }));
  const name = design.name.en || design.key;
  const rest = { ...mark, table: { key: design.key, name: design.name } };
  const decision: XmlNode = {
    name: 'decision',
    attributes: { id, name, ...restAttribute(rest) },
    children: [
      { name: 'variable', attributes: { name } },
      ...inputs.map(({ attributes }) => ({
        name: 'informationRequirement',
        children: [{ name: 'requiredInput', attributes: { href: `#${attributes.id}` } }],
      })),
      tableToDmn(design.content, `${path}/content`, report),
    ],
  };
  return [...inputs, decision];
}
