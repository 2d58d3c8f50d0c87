import type { Answer } from './injection-client.ts';
import type { Input } from './injection-inputs.ts';
import {
  addressesWith,
  addressOf,
  findPlaces,
  PARAMETERS,
  type Place,
  unnamedPlaces,
} from './injection-pages.ts';
import {
  CURSORS,
  FEW_METACHARACTERS,
  findInsides,
  MARKUP,
  PATHS,
  RAW_MARKUP,
  SEGMENTS,
} from './injection-payloads.ts';
import type { Records } from './injection-records.ts';
import { inParallel } from './injection-sweep.ts';

const NAMES = [...new Set(Object.values(PARAMETERS).flat())];

/** An error inside a page that was sent already; those of the workbench have words of their own. */
const BROKEN_OFF = /data-dgst="\d+/;

interface Question {
  address: string;
  asked: string;
  isSignedIn?: boolean;
}

function faultsOf({ address, asked }: Question, answer: Answer, foreign: RegExp): string[] {
  const { status, headers, text } = answer;
  const about = address.slice(0, 160);
  const faults = findInsides(text, [asked]).map((inside) => `${about} tells: ${inside}`);
  if (status >= 500 || status < 200) faults.push(`${about}: status ${status}`);
  if (BROKEN_OFF.test(text)) faults.push(`${about} breaks off`);
  const told = foreign.exec(text)?.[0];
  if (told) faults.push(`${about} tells of another operator: ${told}`);
  const isHtml = /^text\/html/.test(headers['content-type'] ?? 'text/html');
  if (isHtml && RAW_MARKUP.test(text)) faults.push(`${about} writes markup as it came`);
  const target = headers.location ?? '';
  if (/^(\/[/\\]|\\|https?:\/\/(?!localhost))/.test(target)) faults.push(`${about} → ${target}`);
  if (/injected/.test(headers['set-cookie'] ?? '')) faults.push(`${about} sets a cookie`);
  return faults;
}

/** Every page and route below `app/` with texts in each of its parameters, and in all at once. */
function questionsOf(places: readonly Place[], records: Records): Question[] {
  return places.flatMap(({ pattern }) => {
    const address = addressOf(pattern, records) ?? '';
    const single = (PARAMETERS[pattern] ?? []).flatMap((name) =>
      [...FEW_METACHARACTERS, ...(name === 'cursor' ? CURSORS.slice(0, 3) : [])].map((asked) => ({
        asked,
        address: `${address}?${new URLSearchParams({ [name]: asked })}`,
      })),
    );
    const together = [MARKUP.breakout(1), "' or 1=1 --"].map((asked) => {
      const query = new URLSearchParams(NAMES.map((name) => [name, asked]));
      return { asked, address: `${address}?${query}` };
    });
    const broken = ['%00', '%ff'].map((asked) => ({
      asked,
      address: `${address}?${(PARAMETERS[pattern] ?? ['q'])[0]}=${asked}`,
    }));
    return [...single, ...together, ...broken];
  });
}

/** Every part of a path that is not a word, in pages and in the API, and paths that climb out. */
function pathQuestions(places: readonly Place[], inputs: readonly Input[], records: Records) {
  const routes = inputs.flatMap(({ face, title }) => {
    const [method, path = ''] = title.split(' ');
    return face === 'route' && method === 'GET' ? [path] : [];
  });
  return SEGMENTS.flatMap((text): Question[] => {
    const pages = places.flatMap(({ pattern }) => addressesWith(pattern, records, text));
    const api = routes
      .filter((path) => path.includes('{'))
      .map((path) => `/api/v1${path.replaceAll(/\{\w+\}/g, () => text)}`);
    return [...pages, ...api].map((address) => ({ address, asked: decode(text) }));
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Asks for every address of the workbench with what doesn't belong there. */
export async function sweepAddresses(
  records: Records,
  inputs: readonly Input[],
  foreign: RegExp,
): Promise<{ faults: string[]; requests: number }> {
  const places = findPlaces();
  const faults = [
    ...unnamedPlaces(places).map((pattern) => `${pattern} reads parameters: name them`),
    ...places.flatMap(({ pattern }) =>
      addressOf(pattern, records) === undefined ? [`${pattern} has no sample address`] : [],
    ),
  ];
  const questions = [
    ...questionsOf(places, records),
    ...pathQuestions(places, inputs, records),
    ...PATHS.flatMap((address) => [
      { address, asked: '' },
      { address, asked: '', isSignedIn: false },
    ]),
  ];
  await inParallel(questions, async (question) => {
    const answer = await records.client.get(question.address, question.isSignedIn);
    faults.push(...faultsOf(question, answer, foreign));
  });
  return { faults, requests: questions.length };
}
