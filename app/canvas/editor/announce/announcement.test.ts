import { describe, expect, it } from 'vitest';
import { sketchFlow } from '#tests/flows';
import { applyEdit, type Edit } from '../../edit/index.ts';
import { announcementOf } from './announcement.ts';

const FLOW = sketchFlow(
  { fee: { kind: 'flat', config: { price: '1' } }, line: { kind: 'output-line', config: {} } },
  [],
);

const said = (edit: Edit, before = FLOW) =>
  announcementOf({ how: 'edit', edit, before, after: applyEdit(before, edit) }, 'en');

const port = (node: string, name: string) => ({ node, port: name });
const CONNECT: Edit = {
  type: 'connect',
  from: port('fee', 'charge'),
  to: port('line', 'charge'),
};

describe('what is said of an edit', () => {
  it.each<[Edit, string, object]>([
    [
      { type: 'add-node', kind: 'flat', at: { x: 0, y: 0 } },
      'added',
      { title: 'Flat fee', to: '' },
    ],
    [
      {
        type: 'add-connected',
        kind: 'output-line',
        at: { x: 0, y: 0 },
        end: 'from',
        port: port('fee', 'charge'),
      },
      'added',
      { title: 'Output line', to: 'Flat fee' },
    ],
    [{ type: 'add-note', at: { x: 0, y: 0 } }, 'addedNote', {}],
    [{ type: 'duplicate', nodes: ['fee', 'line'] }, 'addedMany', { count: 2 }],
    [CONNECT, 'connected', { from: 'Flat fee, charge', to: 'Output line, charge' }],
    [{ type: 'remove', nodes: ['fee'] }, 'removed', { count: 1 }],
    [{ type: 'move', places: { fee: { x: 4, y: 8 } } }, 'moved', { count: 1, x: '4', y: '8' }],
  ])('%j', (edit, key, values) => {
    expect(said(edit)).toMatchObject({ key, values });
  });

  it('counts the edges that went with a node', () => {
    const connected = applyEdit(FLOW, CONNECT);
    expect(said({ type: 'remove', nodes: ['fee'] }, connected)?.values).toEqual({ count: 2 });
  });

  it('says nothing of what is typed', () => {
    expect(said({ type: 'set-config', node: 'fee', path: ['price'], value: '2' })).toBeUndefined();
  });

  it('says how much there is after undo', () => {
    expect(
      announcementOf({ how: 'undo', edit: undefined, before: FLOW, after: FLOW }, 'en'),
    ).toEqual({ key: 'undone', values: { nodes: 2, edges: 0 } });
  });
});
