import type { Answer } from './injection-client.ts';
import { type Field, fieldsOf, type Input } from './injection-inputs.ts';
import {
  CURSORS,
  FEW_METACHARACTERS,
  findInsides,
  MARKUP,
  MARKUP_KINDS,
  METACHARACTERS,
} from './injection-payloads.ts';
import type { Carrier, Records } from './injection-records.ts';
import { hasSample, sampleFor, WITHOUT_ANSWER } from './injection-samples.ts';

type Members = Record<string, unknown>;

/** A sweep's faults, and how much it has done. */
export interface Swept {
  faults: string[];
  fields: number;
  requests: number;
  /** Fields that took no markup at all. */
  refused: string[];
}

const STATUSES = [200, 201, 202, 204, 400, 401, 403, 404, 409, 413, 414, 415, 422, 431];

/** What is wrong with an answer to a text at a place. */
export function faultsOf(answer: Answer, title: string, asked: string, foreign: RegExp): string[] {
  const { status, text, headers } = answer;
  const about = `${title} with ${JSON.stringify(asked.slice(0, 60))}`;
  const faults = findInsides(text, [asked]).map((inside) => `${about} tells: ${inside}`);
  if (!STATUSES.includes(status)) faults.push(`${about}: status ${status} ${text.slice(0, 300)}`);
  const told = foreign.exec(text)?.[0];
  if (told) faults.push(`${about} tells of another operator: ${told}`);
  // Refused before it was read: too long for an address.
  if (status === 414 || status === 431) return faults;
  const type = headers['content-type'] ?? '';
  if (text !== '' && !/^application\/(problem\+)?json/.test(type)) {
    faults.push(`${about} is answered as ${type}`);
  }
  if (headers['x-content-type-options'] !== 'nosniff') faults.push(`${about} may be sniffed`);
  return faults;
}

const send = (records: Records, input: Input, members: Members): Promise<Answer> =>
  input.face === 'route'
    ? records.client.route(input, members)
    : records.client.command(input.title, members);

/** One sweep at a time writes to a carrier; some of them go on at once. */
export async function inParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  most = 4,
): Promise<void> {
  const left = [...items];
  const next = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: most }, next));
}

const ONE_KIND = MARKUP_KINDS.filter((kind) => kind === 'image');
let serial = 10_000;

async function sweepField(
  records: Records,
  input: Input,
  field: Field,
  foreign: RegExp,
  swept: Swept,
): Promise<void> {
  const title = `${input.title} ${field.place}`;
  const isOnly = input.face === 'procedure' || !input.hasProcedure;
  const isThorough = field.isFree && !field.isOfSample && isOnly;
  const kinds = isThorough ? MARKUP_KINDS : ONE_KIND;
  let taken = 0;
  for (const kind of kinds) {
    const carrier = records.carriers.find((each) => each.kind === kind) as Carrier;
    serial += 1;
    const text = MARKUP[kind](serial);
    const sample = (await sampleFor(input, records, carrier, field.place)) as Members;
    const members = field.put(sample, text);
    let answer = await send(records, input, members);
    // Another command of the sweep was at the same customer.
    if (answer.status === 409) answer = await send(records, input, members);
    swept.requests += 1;
    swept.faults.push(...faultsOf(answer, title, text, foreign));
    if (answer.status < 300) taken += 1;
    if (answer.status < 300 && !field.isFree) swept.faults.push(`${title} took ${text}`);
  }
  swept.fields += 1;
  if (field.isFree && taken === 0) swept.refused.push(title);
}

/** Writes markup into every text of every command, each text by itself. */
export async function sweepCommands(
  records: Records,
  inputs: readonly Input[],
  foreign: RegExp,
): Promise<Swept> {
  const swept: Swept = { faults: [], fields: 0, requests: 0, refused: [] };
  const [first] = records.carriers as [Carrier];
  await inParallel(
    inputs.filter(({ isCommand }) => isCommand),
    async (input) => {
      const sample = (await sampleFor(input, records, first)) as Members;
      const fields = fieldsOf(input, sample);
      const free = fields.filter(({ isFree }) => isFree);
      if (free.length > 0 && !hasSample(input)) {
        const places = free.map(({ place }) => place).join(' and ');
        swept.faults.push(`${input.title} takes text at ${places}: add a sample of ${input.verb}`);
        return;
      }
      if (free.length > 0) {
        const answer = await send(records, input, sample);
        if (answer.status >= 300) {
          swept.faults.push(`${input.title} refuses its sample: ${answer.status} ${answer.text}`);
        }
      }
      for (const field of fields) await sweepField(records, input, field, foreign, swept);
    },
  );
  return swept;
}

/** The verbs are the same behind both faces: a route gets what its own reading may stumble over. */
function textsFor({ face }: Input, { place, isFree }: Field): readonly string[] {
  const texts = isFree && face === 'procedure' ? METACHARACTERS : FEW_METACHARACTERS;
  return place === '/cursor' ? [...CURSORS, ...texts] : texts;
}

/** Asks every question with every text at every place. */
export async function sweepQuestions(
  records: Records,
  inputs: readonly Input[],
  foreign: RegExp,
): Promise<Swept> {
  const swept: Swept = { faults: [], fields: 0, requests: 0, refused: [] };
  const [first] = records.carriers as [Carrier];
  const ask = async (input: Input, questions: readonly Members[]): Promise<Answer[]> => {
    if (input.face === 'procedure') return records.client.ask(input.title, questions);
    const answers: Answer[] = [];
    for (const members of questions) answers.push(await records.client.route(input, members));
    return answers;
  };
  await inParallel(
    inputs.filter(({ isCommand }) => !isCommand),
    async (input) => {
      const sample = (await sampleFor(input, records, first)) as Members;
      const [fine] = await ask(input, [sample]);
      const takesText = fieldsOf(input, sample).some(({ isFree }) => isFree);
      if (takesText && fine?.status !== 200 && !WITHOUT_ANSWER.has(input.verb)) {
        swept.faults.push(`${input.title} refuses its sample: ${fine?.status} ${fine?.text}`);
      }
      for (const field of fieldsOf(input, sample)) {
        const base = (await sampleFor(input, records, first, field.place)) as Members;
        const texts = textsFor(input, field);
        const answers = await ask(
          input,
          texts.map((text) => field.put(base, text)),
        );
        for (const [index, answer] of answers.entries()) {
          const title = `${input.title} ${field.place}`;
          swept.faults.push(...faultsOf(answer, title, texts[index] ?? '', foreign));
        }
        swept.fields += 1;
        swept.requests += answers.length;
      }
    },
  );
  return swept;
}
