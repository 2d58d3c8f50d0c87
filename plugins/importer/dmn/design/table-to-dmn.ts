import type { Issue } from '#engine/core/issue';
import type { DecisionTableContent } from '#schemas';
import { textElement } from './expression-text.ts';
import { keptAside } from './report.ts';
import { REST_ATTRIBUTE, restAttribute, without } from './rest.ts';
import { typeRefOf } from './value-type.ts';
import type { XmlNode } from './xml-text.ts';

type Input = DecisionTableContent['inputs'][number];
type Output = DecisionTableContent['outputs'][number];
type Rule = DecisionTableContent['rules'][number];

const POLICIES: Readonly<Record<DecisionTableContent['hitPolicy'], [string, string?]>> = {
  U: ['UNIQUE'],
  A: ['ANY'],
  P: ['PRIORITY'],
  F: ['FIRST'],
  R: ['RULE ORDER'],
  O: ['OUTPUT ORDER'],
  C: ['COLLECT'],
  'C+': ['COLLECT', 'SUM'],
  'C<': ['COLLECT', 'MIN'],
  'C>': ['COLLECT', 'MAX'],
  'C#': ['COLLECT', 'COUNT'],
};

/** DMN has one label; two that differ are kept beside it. */
function labelled(column: Input | Output, ...held: string[]): XmlNode['attributes'] {
  const { label } = column;
  const same = label !== undefined && label.zh === label.en && label.en !== '';
  const rest = without(column, ...held, ...(same ? ['label'] : []));
  return {
    label: label?.en || undefined,
    ...(Object.keys(rest).length > 0 && { [REST_ATTRIBUTE]: JSON.stringify(rest) }),
  };
}

function inputElement(input: Input): XmlNode {
  const { expression, type, allowed } = input;
  return {
    name: 'input',
    attributes: labelled(input, 'expression', 'type', 'allowed'),
    children: [
      textElement('inputExpression', expression, { typeRef: typeRefOf(type) }),
      ...(allowed === undefined ? [] : [textElement('inputValues', allowed)]),
    ],
  };
}

function outputElement(output: Output): XmlNode {
  const { name, type, allowed, default: preset } = output;
  return {
    name: 'output',
    attributes: {
      name,
      typeRef: typeRefOf(type),
      ...labelled(output, 'name', 'type', 'allowed', 'default'),
    },
    children: [
      ...(allowed === undefined ? [] : [textElement('outputValues', allowed)]),
      ...(preset === undefined ? [] : [textElement('defaultOutputEntry', preset)]),
    ],
  };
}

/** Rules that never or not always count would change what the table says in other tools. */
function isPlain({ enabled, from, to }: Rule): boolean {
  return enabled !== false && from === undefined && to === undefined;
}

function ruleElement(rule: Rule, annotated: boolean): XmlNode {
  const note = rule.note === '' ? undefined : rule.note;
  const rest = without(rule, 'when', 'then', ...(note === undefined ? [] : ['note']));
  return {
    name: 'rule',
    attributes: Object.keys(rest).length > 0 ? restAttribute(rest) : {},
    children: [
      ...rule.when.map((text) => textElement('inputEntry', text)),
      ...rule.then.map((text) => textElement('outputEntry', text)),
      ...(annotated ? [textElement('annotationEntry', note ?? '')] : []),
    ],
  };
}

/** The content of a decision table as DMN; rules it has no place for are kept aside and reported. */
export function tableToDmn(content: DecisionTableContent, path: string, report: Issue[]): XmlNode {
  const [hitPolicy, aggregation] = POLICIES[content.hitPolicy];
  const aside = content.rules.flatMap((rule, index) => (isPlain(rule) ? [] : [[index, rule]]));
  for (const [index] of aside) report.push(keptAside(`${path}/rules/${index}`, 'rule.from/to'));
  const plain = content.rules.filter(isPlain);
  const annotated = plain.some(({ note }) => note);
  return {
    name: 'decisionTable',
    attributes: {
      hitPolicy,
      aggregation,
      ...(aside.length > 0 && restAttribute({ rules: aside })),
    },
    children: [
      ...content.inputs.map(inputElement),
      ...content.outputs.map(outputElement),
      ...(annotated ? [{ name: 'annotation', attributes: { name: 'note' } }] : []),
      ...plain.map((rule) => ruleElement(rule, annotated)),
    ],
  };
}
