import { expect, it } from 'vitest';
import { query, router } from '../trpc/procedure.ts';
import { appRouter } from '../trpc/router.ts';
import { listInputs, WITHOUT_INPUT } from './list-inputs.ts';
import { listProcedures } from './list-procedures.ts';

it('tells what every procedure and route takes', async () => {
  const inputs = await listInputs();
  const procedures = inputs.filter(({ face }) => face === 'procedure');
  expect(procedures.map(({ title }) => title)).toEqual(
    listProcedures(appRouter).map(({ path }) => path),
  );
  const note = inputs.find(({ title }) => title === 'POST /customers/{customerId}/notes');
  expect(note).toMatchObject({ face: 'route', isCommand: true, path: ['customerId'], query: [] });
  expect(Object.keys(note?.properties ?? {})).toEqual(['customerId', 'text', 'isPinned']);
});

it('names no verb that is gone', () => {
  const verbs = new Set(listProcedures(appRouter).map(({ verb }) => verb));
  expect([...WITHOUT_INPUT].filter((verb) => !verbs.has(verb))).toEqual([]);
});

it('fails for a procedure whose input nobody can tell', async () => {
  const readAnything = async ({ input }: { input: { text?: string } }) => input.text;
  const loose = router({ loose: query('work.list', readAnything) });
  await expect(listInputs(loose, [])).rejects.toThrow('loose: readAnything does not parse');
});
