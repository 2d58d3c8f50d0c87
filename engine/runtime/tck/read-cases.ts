import type { FeelValue } from '#engine/core/feel';
import { childNamed, childrenNamed, type Element, parseXml } from '#plugins/importer/dmn';
import { readValue } from './value.ts';

export type NodeKind = 'decision' | 'bkm' | 'decisionService';

export interface ExpectedResult {
  readonly node: string;
  readonly kind: NodeKind;
  readonly expected: FeelValue;
  /** The model is in error there; its value is null. */
  readonly isError: boolean;
}

export interface TckCase {
  readonly id: string;
  readonly kind: NodeKind;
  /** What to call, where the case calls a service or function. */
  readonly invocable: string | undefined;
  readonly inputs: ReadonlyMap<string, FeelValue>;
  readonly results: readonly ExpectedResult[];
}

export interface TckFile {
  readonly modelName: string;
  readonly cases: readonly TckCase[];
}

function kindOf(element: Element): NodeKind {
  const kind = element.attributes.type;
  return kind === 'bkm' || kind === 'decisionService' ? kind : 'decision';
}

function readCase(element: Element): TckCase {
  return {
    id: element.attributes.id ?? '',
    kind: kindOf(element),
    invocable: element.attributes.invocableName,
    inputs: new Map(
      childrenNamed(element, 'inputNode').map((node) => [
        node.attributes.name ?? '',
        readValue(node),
      ]),
    ),
    results: childrenNamed(element, 'resultNode').map((node) => ({
      node: node.attributes.name ?? '',
      kind: kindOf(node),
      expected: readValue(childNamed(node, 'expected')),
      isError: node.attributes.errorResult === 'true',
    })),
  };
}

/** Reads a test file. @throws XmlError */
export function readCases(source: string): TckFile {
  const root = parseXml(source);
  return {
    modelName: childNamed(root, 'modelName')?.text.trim() ?? '',
    cases: childrenNamed(root, 'testCase').map(readCase),
  };
}
