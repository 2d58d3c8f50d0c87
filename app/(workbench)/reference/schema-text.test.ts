import { expect, it } from 'vitest';
import { exampleOf, membersOf, typeText } from './schema-text.ts';

it.each([
  [{ type: 'string', format: 'date' }, 'string (date)'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ enum: ['a', null] }, '"a" | null'],
  [{ type: 'array', items: { $ref: '#/components/schemas/Contact' } }, 'Contact[]'],
  [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
  [{ anyOf: [{ $ref: '#/x/Y' }, { type: 'null' }] }, 'Y | null'],
  [{}, 'any'],
])('%j is %s', (schema, text) => {
  expect(typeText(schema)).toBe(text);
});

it('gives examples and members', () => {
  expect(exampleOf({ type: 'array', items: { type: 'string', format: 'uuid' } })).toEqual(['<id>']);
  const schema = { properties: { a: { type: 'string' }, b: {} }, required: ['a'] };
  expect(membersOf(schema)).toEqual([
    { name: 'a', type: 'string', isRequired: true },
    { name: 'b', type: 'any', isRequired: false },
  ]);
});
