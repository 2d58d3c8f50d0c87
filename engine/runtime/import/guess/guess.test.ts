import { describe, expect, it } from 'vitest';
import { checkDesign, designLibrary } from '#engine/core/design';
import { broadbandPack } from '#plugins/pack/broadband';
import type { Plan } from '#schemas';
import { buildMapping, guessColumns, guessItems } from './index.ts';

const guess = (columns: string[], rows: string[][]) =>
  guessColumns(columns, rows).map(({ target, confidence }) => `${target} ${confidence}`);

describe('guessColumns', () => {
  it('knows headings in both languages, however they are written', () => {
    expect(guess(['Customer ID', 'Full-Name', 'E-Mail', 'Zip code', 'MonthlyCharges'], [])).toEqual(
      ['externalId sure', 'name sure', 'email sure', 'address:postcode sure', 'reconcile sure'],
    );
    expect(guess(['客户编号', '姓名', '联系电话', '区县', '开户日期'], [])).toEqual([
      'externalId sure',
      'name sure',
      'phone sure',
      'address:district sure',
      'startsOn sure',
    ]);
  });

  it('goes by values and by parts of Chinese headings where the heading is unknown', () => {
    const rows = [
      ['A1', '13812345678', 'x@example.com', '甲'],
      ['A2', '13912345678', 'y@example.com', '乙'],
    ];
    expect(guess(['编码', '主叫', '往来', '现客户名称'], rows)).toEqual([
      'externalId likely',
      'phone likely',
      'email likely',
      'name likely',
    ]);
  });

  it('gives a place once, to the surest; the rest becomes fields, empty columns nothing', () => {
    expect(guess(['名称', '客户名称', '备注', '空'], [['a', 'b', 'c', '']])).toEqual([
      'name sure',
      'custom none',
      'custom none',
      'ignore none',
    ]);
  });
});

describe('buildMapping', () => {
  it('makes a document that fits its schema, whatever the columns', () => {
    for (const columns of [
      ['id'],
      ['客户编号', '姓名', '手机', '地址', '月费', '备注'],
      ['x', 'y'],
    ]) {
      const mapping = buildMapping(guessColumns(columns, [columns.map((_, at) => `v${at}`)]));
      expect(checkDesign(mapping, designLibrary([])), columns.join()).toEqual([]);
    }
  });
});

describe('guessItems', () => {
  const plan = broadbandPack.designs.find(({ key }) => key === 'residential') as Plan;

  it('reads modules from columns that are called so, and from values', () => {
    const items = guessItems(
      plan,
      ['id', 'Service', 'OnlineBackup'],
      [
        ['1', 'DSL', 'No'],
        ['2', 'fiber', 'Yes'],
      ],
    );
    expect(items).toContainEqual({ module: 'online-backup', when: 'OnlineBackup = "Yes"' });
    expect(items).toContainEqual({ module: 'dsl', when: 'Service = "DSL"' });
    expect(items).toContainEqual({ module: 'fiber', when: 'Service = "fiber"' });
  });
});
