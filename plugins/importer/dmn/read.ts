import { type Issue, issue } from '#engine/core/issue';
import type {
  Decision,
  DecisionService,
  DmnModel,
  InputData,
  ItemDefinition,
  Knowledge,
} from './model.ts';
import { expressionIn, readFunction, typeRefOf } from './read-expression.ts';
import { childNamed, childrenNamed, type Element, parseXml, textIn, XmlError } from './xml.ts';

export type DmnReading = { ok: true; model: DmnModel } | { ok: false; issues: Issue[] };

function named(element: Element): InputData {
  const variable = childNamed(element, 'variable');
  return {
    id: element.attributes.id ?? '',
    name: element.attributes.name ?? variable?.attributes.name ?? '',
    typeRef: typeRefOf(variable),
  };
}

function references(element: Element, name: string): string[] {
  return childrenNamed(element, name).map(({ attributes }) => attributes.href ?? '');
}

function requirements(element: Element): string[] {
  return element.children
    .filter(({ name }) => name.endsWith('Requirement'))
    .flatMap(({ children }) => children.map(({ attributes }) => attributes.href ?? ''))
    .filter((href) => href !== '');
}

function testsIn(element: Element, name: string): string | undefined {
  const text = textIn(childNamed(element, name));
  return text === '' ? undefined : text;
}

function readItem(element: Element): ItemDefinition {
  const functionItem = childNamed(element, 'functionItem');
  return {
    name: element.attributes.name ?? '',
    typeRef: typeRefOf(element),
    isCollection: element.attributes.isCollection === 'true',
    allowed: testsIn(element, 'allowedValues'),
    constraint: testsIn(element, 'typeConstraint'),
    components: childrenNamed(element, 'itemComponent').map(readItem),
    function: functionItem && {
      parameters: childrenNamed(functionItem, 'parameters').map((parameter) => {
        const typeRef = typeRefOf(parameter);
        return { name: parameter.attributes.name ?? '', ...(typeRef ? { typeRef } : {}) };
      }),
      result: functionItem.attributes.outputTypeRef,
    },
  };
}

function readDecision(element: Element): Decision {
  return { ...named(element), expression: expressionIn(element), requires: requirements(element) };
}

function readKnowledge(element: Element): Knowledge {
  const logic = childNamed(element, 'encapsulatedLogic');
  return {
    ...named(element),
    logic: logic ? readFunction(logic) : { kind: 'missing' },
    requires: requirements(element),
  };
}

function readService(element: Element): DecisionService {
  return {
    ...named(element),
    outputs: references(element, 'outputDecision'),
    inputDecisions: references(element, 'inputDecision'),
    inputData: references(element, 'inputData'),
  };
}

function readModel(root: Element): DmnModel {
  return {
    name: root.attributes.name ?? '',
    namespace: root.attributes.namespace ?? '',
    imports: childrenNamed(root, 'import').map(({ attributes }) => ({
      name: attributes.name ?? '',
      namespace: attributes.namespace ?? '',
    })),
    items: childrenNamed(root, 'itemDefinition').map(readItem),
    inputs: childrenNamed(root, 'inputData').map(named),
    decisions: childrenNamed(root, 'decision').map(readDecision),
    knowledge: childrenNamed(root, 'businessKnowledgeModel').map(readKnowledge),
    services: childrenNamed(root, 'decisionService').map(readService),
  };
}

function unreadable(reason: string): DmnReading {
  const message = {
    zh: `无法读取该 DMN 文件：${reason}`,
    en: `the DMN file can't be read: ${reason}`,
  };
  return { ok: false, issues: [issue('dmn-unreadable', '', message, { reason })] };
}

/** Reads a DMN file, version 1.1 to 1.5. */
export function readDmn(source: string): DmnReading {
  try {
    const root = parseXml(source);
    if (root.name !== 'definitions') return unreadable(`<${root.name}>`);
    return { ok: true, model: readModel(root) };
  } catch (error) {
    if (error instanceof XmlError) return unreadable(error.message);
    throw error;
  }
}
