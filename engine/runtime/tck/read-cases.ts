import type { FeelValue } from '#engine/core/feel';
import { childNamed, childrenNamed, type Element, parseXml } from '#plugins/importer/dmn';
import { readValue } from './value.ts';

export interface ExpectedResult {
  readonly node: string;
  readonly expected: FeelValue;
  /** The model is in error there; its value is null. */
  readonly isError: boolean;
}

export interface TckCase {
  readonly id: string;
  readonly kind: 'decision' | 'bkm' | 'decisionService';
  /** What to call, where the case calls a service or function. */
  readonly invocable: string | undefined;
  readonly inputs: ReadonlyMap<string, FeelValue>;
  readonly results: readonly ExpectedResult[];
}

export interface TckFile {
  readonly modelName: string;
  readonly cases: readonly TckCase[];
}

function readCase(element: Element): TckCase {
  const kind = element.attributes.type;
  return {
    id: element.attributes.id ?? '',
    kind: kind === 'bkm' || kind === 'decisionService' ? kind : 'decision',
    invocable: element.attributes.invocableName,
    inputs: new Map(
      childrenNamed(element, 'inputNode').map((node) => [
        node.attributes.name ?? '',
        readValue(node),
      ]),
    ),
    results: childrenNamed(element, 'resultNode').map((node) => ({
      node: node.attributes.name ?? '',
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
