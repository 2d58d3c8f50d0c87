import { childNamed, childrenNamed, type Element, hitPolicyOf } from '#plugins/importer/dmn';
import type { DecisionTableContent } from '#schemas';
import { readExpression, readText } from './expression-text.ts';
import { isRecord, type Rest, readRest } from './rest.ts';
import { resolveType, type TypeNames, type ValueType } from './value-type.ts';

type Input = DecisionTableContent['inputs'][number];
type Output = DecisionTableContent['outputs'][number];
type Rule = DecisionTableContent['rules'][number];

function labelOf({ attributes }: Element, rest: Rest | undefined): Pick<Input, 'label'> {
  const { label } = attributes;
  return label === undefined || rest?.label !== undefined
    ? {}
    : { label: { zh: label, en: label } };
}

function typed(reference: string | undefined, types: TypeNames): { type?: ValueType } {
  const { type } = resolveType(reference, types);
  return type === undefined ? {} : { type };
}

function allowedIn(element: Element, name: string): { allowed?: string } {
  const found = childNamed(element, name);
  return found ? { allowed: readText(found) } : {};
}

function readInput(element: Element, types: TypeNames): Input {
  const rest = readRest(element);
  const expression = childNamed(element, 'inputExpression');
  return {
    expression: readExpression(expression),
    ...typed(expression?.attributes.typeRef, types),
    ...labelOf(element, rest),
    ...allowedIn(element, 'inputValues'),
    ...rest,
  };
}

function readOutput(element: Element, types: TypeNames, fallback: string | undefined): Output {
  const rest = readRest(element);
  const preset = childNamed(element, 'defaultOutputEntry');
  return {
    name: element.attributes.name || 'value',
    ...typed(element.attributes.typeRef ?? fallback, types),
    ...labelOf(element, rest),
    ...allowedIn(element, 'outputValues'),
    ...(preset && { default: readExpression(preset) }),
    ...rest,
  };
}

function readRule(element: Element): Rule {
  const notes = childrenNamed(element, 'annotationEntry')
    .map((entry) => readText(entry))
    .filter((text) => text !== '');
  const description = childNamed(element, 'description')?.text.trim();
  const note = notes.length > 0 ? notes.join('\n') : description;
  return {
    when: childrenNamed(element, 'inputEntry').map((entry) => readText(entry)),
    then: childrenNamed(element, 'outputEntry').map((entry) => readExpression(entry) || '-'),
    ...(note !== undefined && note !== '' && { note }),
    ...readRest(element),
  } as Rule;
}

/** Rules that DMN can't hold go back to their places. */
function withRulesAside(rules: Rule[], rest: Rest | undefined): Rule[] {
  const aside = Array.isArray(rest?.rules) ? rest.rules : [];
  const all = [...rules];
  for (const pair of aside) {
    if (!Array.isArray(pair)) continue;
    const [index, rule] = pair as [unknown, unknown];
    if (typeof index === 'number' && isRecord(rule)) {
      all.splice(index, 0, rule as unknown as Rule);
    }
  }
  return all;
}

/** A decision table of DMN as the content of ours; the type of an only output may stand outside. */
export function tableFromDmn(
  element: Element,
  types: TypeNames,
  resultType: string | undefined,
): DecisionTableContent {
  const outputs = childrenNamed(element, 'output');
  const fallback = outputs.length === 1 ? resultType : undefined;
  return {
    hitPolicy: hitPolicyOf(element),
    inputs: childrenNamed(element, 'input').map((input) => readInput(input, types)),
    outputs: outputs.map((output) => readOutput(output, types, fallback)),
    rules: withRulesAside(childrenNamed(element, 'rule').map(readRule), readRest(element)),
  } as DecisionTableContent;
}
