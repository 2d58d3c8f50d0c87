import { isEmpty } from './atom-set.ts';
import { boxOfRow, labelOf } from './describe.ts';
import type { TableFinding } from './finding.ts';
import { moreThan, type Verification } from './part.ts';

/** Rows that no value can hit: `[5..3]`, or what the column doesn't allow. */
export function findDead({ model, maxFindings }: Verification): TableFinding[] {
  const { definition, dimensions, dead, reader } = model;
  const findings = dead.slice(0, maxFindings).map((index): TableFinding => {
    const when = definition.rules[index]?.when ?? [];
    const column = when.findIndex((text, at) => {
      const axis = dimensions.find(({ columns }) => columns.includes(at))?.axis;
      return axis !== undefined && isEmpty(axis.cell(text, reader).upper);
    });
    const label = column < 0 ? undefined : labelOf(model, column);
    return {
      kind: 'never-matches',
      severity: 'warning',
      rows: [index],
      example: {},
      box: boxOfRow(definition, index),
      message: label
        ? {
            zh: `第 ${index + 1} 行永远不会命中：没有值满足“${label.zh}”的条件 ${when[column]}`,
            en: `row ${index + 1} can never hit: no value meets "${when[column]}" of ${label.en}`,
          }
        : {
            zh: `第 ${index + 1} 行永远不会命中：它的条件或日期互相矛盾`,
            en: `row ${index + 1} can never hit: its conditions or dates contradict each other`,
          },
    };
  });
  if (dead.length > maxFindings) {
    findings.push(moreThan(maxFindings, { zh: '不会命中的行', en: 'rows that never hit' }));
  }
  return findings;
}
