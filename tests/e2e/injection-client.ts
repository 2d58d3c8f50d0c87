import { request as httpRequest } from 'node:http';
import type { TestPerson } from './add-person.ts';
import type { Input } from './injection-inputs.ts';

type Members = Record<string, unknown>;

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
  /** The result of a procedure or route; undefined where there is none. */
  result?: unknown;
}

/** Requests that a key has in a minute, less some to be safe. */
const REQUESTS_OF_A_KEY = 550;
const MOST_IN_A_BATCH = 16;
const MOST_URL = 12_000;

/** Somebody signed in at the workbench, who sends what no page would. */
export class Client {
  readonly #baseURL: string;
  readonly #headers: Record<string, string>;
  #key = { text: '', left: 0 };

  private constructor(baseURL: string, headers: Record<string, string>) {
    this.#baseURL = baseURL;
    this.#headers = headers;
  }

  static async signIn(baseURL: string, person: TestPerson): Promise<Client> {
    const response = await fetch(`${baseURL}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: baseURL },
      body: JSON.stringify(person),
    });
    const cookie = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return new Client(baseURL, { cookie: cookie.join('; ') });
  }

  /** Whoever a browser is signed in as. */
  static of(baseURL: string, cookies: readonly { name: string; value: string }[]): Client {
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    return new Client(baseURL, { cookie });
  }

  get cookie(): string {
    return this.#headers.cookie ?? '';
  }

  /** A request by an address as it stands: nothing in it is tidied up. */
  get(path: string, isSignedIn = true): Promise<Answer> {
    const { hostname, port } = new URL(this.#baseURL);
    return new Promise((resolve, reject) => {
      const headers = isSignedIn ? this.#headers : {};
      const asked = httpRequest({ hostname, port, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const lines = Object.entries(response.headers).map(([name, value]) => [name, `${value}`]);
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(lines), text });
        });
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  /** A command or a question of the screens; throws where it is refused. */
  async call<Result = Members>(title: string, input: Members): Promise<Result> {
    const answer = await this.command(title, input);
    if (answer.status >= 300) throw new Error(`${title}: ${answer.status} ${answer.text}`);
    return answer.result as Result;
  }

  async command(title: string, input: Members): Promise<Answer> {
    return this.#send(`/api/trpc/${title}`, 'POST', input, {}, (body) => body.result?.data);
  }

  /** The same question with many inputs, some in one request. */
  async ask(title: string, inputs: readonly Members[]): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const batch of inBatches(inputs)) {
      const titles = batch.map(() => title).join(',');
      const input = encodeURIComponent(JSON.stringify({ ...batch }));
      const { status, headers, text } = await this.get(
        `/api/trpc/${titles}?batch=1&input=${input}`,
      );
      const bodies = parsed(text);
      if (!Array.isArray(bodies)) answers.push(...batch.map(() => ({ status, headers, text })));
      else answers.push(...bodies.map((body) => ofBatch(body, headers)));
    }
    return answers;
  }

  /** A route of the API with an input in its places. */
  async route(input: Input, members: Members): Promise<Answer> {
    const [method = 'GET', pattern = ''] = input.title.split(' ');
    const rest = { ...members };
    const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const text = encodeURIComponent(wellFormed(String(rest[name])));
      delete rest[name];
      return text;
    });
    const key = input.keyMember === null ? crypto.randomUUID() : String(rest[input.keyMember]);
    if (input.keyMember !== null) delete rest[input.keyMember];
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(rest)) {
      if (!input.query.includes(name)) continue;
      for (const each of [value].flat()) query.append(name, String(each));
      delete rest[name];
    }
    const headers = {
      authorization: `Bearer ${await this.#countedKey()}`,
      ...(method === 'GET' ? {} : { 'idempotency-key': headerText(key) }),
    };
    const address = `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`;
    const body = method === 'GET' || method === 'DELETE' ? undefined : rest;
    return this.#send(address, method, body, headers, (answer) => answer);
  }

  async upload(fileName: string, content: string): Promise<string> {
    const bytes = Buffer.from(content);
    const { id } = await this.call<{ id: string }>('import.createUpload', {
      fileName,
      bytes: bytes.length,
    });
    const headers = { ...this.#headers, 'content-type': 'application/octet-stream' };
    const address = `${this.#baseURL}/api/uploads/${id}?part=0`;
    const sent = await fetch(address, { method: 'PUT', headers, body: bytes });
    if (sent.status !== 200) throw new Error(`${sent.status} ${await sent.text()}`);
    await this.call('import.finishUpload', { id });
    return id;
  }

  async #countedKey(): Promise<string> {
    this.#key.left -= 1;
    if (this.#key.left < 0) {
      const { key } = await this.call<{ key: string }>('apiKey.create', {
        name: 'Sweep',
        role: 'administrator',
        scopes: EVERY_SCOPE,
      });
      this.#key = { text: key, left: REQUESTS_OF_A_KEY };
    }
    return this.#key.text;
  }

  async #send(
    path: string,
    method: string,
    body: Members | undefined,
    headers: Record<string, string>,
    resultOf: (body: { result?: { data?: unknown } }) => unknown,
  ): Promise<Answer> {
    const sent = new Headers(headers);
    if (!sent.has('authorization')) sent.set('cookie', this.cookie);
    if (body !== undefined) sent.set('content-type', 'application/json');
    const response = await fetch(`${this.#baseURL}${path}`, {
      method,
      headers: sent,
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    const answer = parsed(text) as { result?: { data?: unknown } } | undefined;
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text,
      ...(answer === undefined ? {} : { result: resultOf(answer) }),
    };
  }
}

const EVERY_SCOPE = [
  ...['tenant:read', 'design:read', 'design:write', 'customer:read', 'customer:write'],
  ...['subscription:read', 'subscription:write', 'import:read', 'import:write', 'bill-run:read'],
  ...['bill-run:write', 'invoice:read', 'payment:read', 'payment:write', 'audit:read'],
  ...['verify:read', 'search:read', 'back-test:read', 'back-test:write'],
];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const wellFormed = (text: string): string => text.toWellFormed();

/** Headers take no more than one byte a character, and no line ends. */
const headerText = (text: string): string =>
  text.replaceAll(/[^ -~]/g, '?').slice(0, 200) || crypto.randomUUID();

function* inBatches(inputs: readonly Members[]): Generator<Members[]> {
  let batch: Members[] = [];
  let length = 0;
  for (const input of inputs) {
    const size = encodeURIComponent(JSON.stringify(input)).length + 60;
    if (batch.length > 0 && (batch.length === MOST_IN_A_BATCH || length + size > MOST_URL)) {
      yield batch;
      [batch, length] = [[], 0];
    }
    batch.push(input);
    length += size;
  }
  if (batch.length > 0) yield batch;
}

interface Batched {
  result?: { data?: unknown };
  error?: { data?: { httpStatus?: number } };
}

function ofBatch(body: Batched, headers: Record<string, string>): Answer {
  const text = JSON.stringify(body);
  if (!body.error) return { status: 200, headers, text, result: body.result?.data };
  return { status: body.error.data?.httpStatus ?? 0, headers, text };
}
