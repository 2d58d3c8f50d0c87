import { describe, expect, it } from 'vitest';
import { sketchFlow } from '#tests/flows';
import { compareDesigns } from './index.ts';

const flow = (given: object) => ({
  ...sketchFlow({ fee: { kind: 'flat', config: { price: '1' } } }, []),
  ...given,
});

/** `kind path` of each change with its sentence in Chinese. */
const told = (before: unknown, after: unknown): string[] =>
  compareDesigns(before, after).map(({ kind, path, sentence }) => `${kind} ${path} ${sentence.zh}`);

describe('constants, functions and flows inside', () => {
  const base = {
    constants: [
      { name: '基准价', type: 'number', value: '2' },
      { name: 'old', type: 'number', value: '1' },
    ],
    functions: [
      {
        name: 'tier',
        parameters: [{ name: 'x', type: 'number' }],
        result: 'number',
        body: 'x * 2',
      },
    ],
  };

  it('tells constants and functions by their names', () => {
    const [constant] = base.constants;
    const [callable] = base.functions;
    const after = {
      constants: [
        { ...constant, value: '3', label: { zh: '价', en: 'price' } },
        { name: 'fresh', type: 'number', value: '1' },
      ],
      functions: [{ ...callable, body: 'x * 3' }],
    };
    expect(told(flow(base), flow(after))).toEqual([
      'added /constants/fresh 新增常量“fresh”',
      'changed /constants/基准价/value 常量“基准价”的值由 2 改为 3',
      expect.stringContaining('常量“基准价”的标签'),
      'removed /constants/old 删除常量“old”',
      'changed /functions/tier/body 函数“tier”的公式由 x * 2 改为 x * 3',
    ]);
  });

  it('tells what changed inside of a flow that is written in', () => {
    const inner = (price: string) => ({
      ...sketchFlow({ fee: { kind: 'flat', config: { price } } }, []),
      key: 'water',
    });
    const around = (config: object) =>
      sketchFlow({ part: { kind: 'sub-flow', config: { flowKey: 'water', ...config } } }, []);
    expect(told(around({ flow: inner('1') }), around({ flow: inner('2') }))).toEqual([
      'changed /nodes/part/config/flow/nodes/fee/config/price 节点“part”的流程中：节点“fee”的单价由 1 改为 2',
    ]);
    expect(told(around({ flow: inner('1') }), around({}))).toEqual([]);
    expect(told(around({}), around({ emit: 'lines' }))).toEqual([
      'added /nodes/part/config/emit 节点“part”的结果方式：新增 账单行',
    ]);
  });
});
