import { expect, it } from 'vitest';
import { narrowCommands, type PageCommand } from './page-commands.ts';

const command = (label: string, isSearched = false, detail = ''): PageCommand => ({
  ...{ id: label, label, detail, isSearched, run: () => {} },
});
const COMMANDS = [
  command('Undo'),
  command('Add Flat fee', true),
  command('Go to Fee', true, 'monthly'),
];
const found = (text: string) => narrowCommands(COMMANDS, text).map(({ label }) => label);

it('shows of an empty search what is worth a line, else whatever has every word', () => {
  expect(found(' ')).toEqual(['Undo']);
  expect(found('fee')).toEqual(['Add Flat fee', 'Go to Fee']);
  expect(found('fee add')).toEqual(['Add Flat fee']);
  expect(found('MONTHLY')).toEqual(['Go to Fee']);
});

it('shows no more than fit', () => {
  const many = Array.from({ length: 300 }, (_, index) => command(`Go to ${index}`, true));
  expect(narrowCommands(many, 'go')).toHaveLength(12);
});
