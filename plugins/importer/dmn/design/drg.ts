import type { Issue } from '#engine/core/issue';
import { childNamed, childrenNamed, type Element } from '#plugins/importer/dmn';
import { elementLeftOut, expressionLeftOut, requirementLeftOut } from './report.ts';
import { readRest } from './rest.ts';

export interface Requirement {
  /** The id of the element required. */
  readonly id: string;
  readonly element: Element;
}

/** An input, or a decision whose logic a design can hold. */
export interface DrgElement {
  readonly id: string;
  readonly element: Element;
  readonly logic: Element | undefined;
  readonly requires: readonly Requirement[];
}

const SILENT = new Set([
  'description',
  'extensionElements',
  'itemDefinition',
  'inputData',
  'decision',
  'DMNDI',
]);
const LOGIC = new Set(['literalExpression', 'decisionTable']);
const KNOWN_PARTS = new Set([
  'description',
  'extensionElements',
  'question',
  'allowedAnswers',
  'variable',
  'informationRequirement',
  'knowledgeRequirement',
  'authorityRequirement',
  'supportedObjective',
  'impactedPerformanceIndicator',
  'decisionMaker',
  'decisionOwner',
  'usingProcess',
  'usingTask',
]);

function requirementsOf(element: Element): Requirement[] {
  return element.children
    .filter(({ name }) => name === 'informationRequirement' || name === 'knowledgeRequirement')
    .flatMap((requirement) =>
      requirement.children
        .filter(({ attributes }) => attributes.href !== undefined)
        .filter(() => readRest(requirement)?.implied !== true)
        .map(({ attributes }) => ({
          id: (attributes.href ?? '').replace(/^#/, ''),
          element: requirement,
        })),
    );
}

function toDrg(element: Element, report: Issue[]): DrgElement | undefined {
  const id = element.attributes.id ?? element.attributes.name ?? '';
  if (element.name === 'inputData') return { id, element, logic: undefined, requires: [] };
  const logic = childNamed(element, ...LOGIC);
  if (logic && isFeel(logic)) return { id, element, logic, requires: requirementsOf(element) };
  const other = logic ?? element.children.find(({ name }) => !KNOWN_PARTS.has(name));
  report.push(expressionLeftOut(element, other?.name ?? '-'));
  return undefined;
}

/** An expression with a text in FEEL; a table with columns. */
function isFeel(logic: Element): boolean {
  const language = logic.attributes.expressionLanguage ?? '';
  if (language !== '' && !/feel/i.test(language)) return false;
  if (logic.name === 'literalExpression') return childNamed(logic, 'text')?.text.trim() !== '';
  const inputs = childrenNamed(logic, 'input');
  return inputs.length > 0 && childrenNamed(logic, 'output').length > 0;
}

/** Without those that need one that isn't there, again until all have what they need. */
function selfContained(elements: readonly DrgElement[], report: Issue[]): DrgElement[] {
  let kept = [...elements];
  for (;;) {
    const ids = new Set(kept.map(({ id }) => id));
    const missing = new Map<DrgElement, string>();
    for (const one of kept) {
      const lacking = one.requires.find(({ id }) => !ids.has(id));
      if (lacking) missing.set(one, lacking.id);
    }
    if (missing.size === 0) return kept;
    for (const [one, href] of missing) report.push(requirementLeftOut(one.element, href));
    kept = kept.filter((one) => !missing.has(one));
  }
}

function typeReferences(element: Element): string[] {
  const own = element.attributes.typeRef ?? (element.name === 'typeRef' ? element.text.trim() : '');
  const inner = element.children.flatMap(typeReferences);
  return own === '' ? inner : [own.replace(/^\w+:/, ''), ...inner];
}

/** Types that nothing is declared to be of; an expression may name them, which designs can't. */
function unusedTypes(root: Element): Element[] {
  const used = new Set(typeReferences(root));
  return childrenNamed(root, 'itemDefinition').filter(
    ({ attributes }) => !used.has(attributes.name ?? ''),
  );
}

/** The inputs and decisions of a model in their order, as far as designs can hold them. */
export function readDrg(root: Element, report: Issue[]): DrgElement[] {
  for (const element of root.children) {
    if (!SILENT.has(element.name)) report.push(elementLeftOut(element));
  }
  report.push(...unusedTypes(root).map(elementLeftOut));
  const elements = root.children
    .filter(({ name }) => name === 'inputData' || name === 'decision')
    .flatMap((element) => toDrg(element, report) ?? []);
  return selfContained(elements, report);
}
