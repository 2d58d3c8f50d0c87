/** What a text may carry to run where it is shown; each calls `__injected` with its number. */
export const MARKUP = {
  script: (n: number) => `甲<script>__injected(${n})</script>`,
  image: (n: number) => `甲"'><img src=x onerror=__injected(${n})>`,
  link: (n: number) => `javascript:__injected(${n})//甲`,
  breakout: (n: number) => `甲--></title></script><script>__injected(${n})//`,
  template: (n: number) => `甲{{__injected(${n})}}$\{__injected(${n})}<%=__injected(${n})%>`,
  formula: (n: number) => `${'=+-@\t'.charAt(n % 5)}SUM(1)+__injected(${n})甲`,
} as const;

export type MarkupKind = keyof typeof MARKUP;
export const MARKUP_KINDS = Object.keys(MARKUP) as MarkupKind[];

/** Markup as it may never stand in a page: neither as an element nor as an attribute. */
export const RAW_MARKUP = /<script>__injected|<img src=x|<\/title><\/script>/;

const LONG = 10_001;

/** Texts that mean something to a file system, to SQL, or to a program that reads text. */
export const METACHARACTERS: readonly string[] = [
  MARKUP.image(0),
  MARKUP.breakout(0),
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  'file:///etc/passwd',
  "' or 1=1 --",
  "'; drop table customers; --",
  "\\'; select pg_sleep(20); --",
  '") or true) --',
  '$$; select 1; $$',
  '%',
  '_',
  '\\',
  'a\u0000b',
  '\u202e\u0007\r\nset-cookie: injected=1',
  '\ud800',
  '__proto__',
  '{"$ne":""}',
  '1e400',
  'A'.repeat(LONG),
];

/** Of those, what a field that is held to a form gets, and what is sent a second way. */
export const FEW_METACHARACTERS: readonly string[] = [
  MARKUP.image(0),
  '../../../../etc/passwd',
  "'; drop table customers; --",
  'a\u0000b',
  '\ud800',
];

/** Cursors as the lists make them, with something else inside. */
export const CURSORS: readonly string[] = [
  ["' or 1=1 --"],
  ["' or 1=1 --", "'; drop table customers; --"],
  ['2026-01-01T00:00:00Z', '%'],
  ['a\u0000b', 'a\u0000b'],
  [1e308, -1],
  [{ toString: 1 }, ['x']],
  ['1', '2', '3'],
].map((key) => Buffer.from(JSON.stringify(key)).toString('base64url'));

/** Segments of a path as they are sent, without the tidying of a client. */
export const SEGMENTS: readonly string[] = [
  '..%2f..%2f..%2fetc%2fpasswd',
  '..%5c..%5cwindows%5cwin.ini',
  'a%00.json',
  '%ff%fe',
  '%27%3B%20drop%20table%20customers%3B%20--',
  '%25',
  '%0d%0aset-cookie:%20injected=1',
  encodeURIComponent(MARKUP.breakout(0)),
  '__proto__',
  'A'.repeat(3_000),
];

/** Whole paths that climb out of what is served, or name another host. */
export const PATHS: readonly string[] = [
  '/../../../../etc/passwd',
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '/_next/static/../../../../../etc/passwd',
  '/_next/static/..%2f..%2f..%2fpackage.json',
  '/_next/static/%2e%2e/%2e%2e/package.json',
  '/_next/static/..%5c..%5cpackage.json',
  '/_next/image?url=file:///etc/passwd&w=64&q=75',
  '/_next/image?url=http://127.0.0.1:9/&w=64&q=75',
  '/icon.svg/../../package.json',
  '/.env',
  '/.git/config',
  '/package.json',
  '//evil.example/',
  '//evil.example/%2e%2e',
  '/\\evil.example/',
  '/%5cevil.example/',
  '/%00',
  '/%ff',
  '/%',
];

const INSIDES = [
  /node_modules/,
  /\bat \S+ \(?\S*\.(ts|js|mjs):\d+/,
  /\bat (async )?(file|node):\/\//,
  /root:x:0:0/,
  /"private": true/,
  /syntax error at or near/i,
  /\b(relation|column|operator|function) \S+ does not exist/i,
  /(invalid input syntax|invalid byte sequence|failing row contains|violates (check|foreign|unique))/i,
  /\bkey \([a-z_, ]+\)=\(/i,
  /\b(select "|select \$\d|insert into \S+ \(|update \S+ set |delete from \S+ where)/,
  /PostgresError|DrizzleQueryError|Failed query|SQLSTATE/,
  /tenant_id\b/,
];

/** What an answer tells of the inside of the program, apart from what was asked with. */
export function findInsides(answer: string, asked: readonly string[]): string[] {
  let rest = answer;
  for (const text of asked) {
    if (text.length > 3) rest = rest.replaceAll(text, '').replaceAll(JSON.stringify(text), '');
  }
  return INSIDES.flatMap((inside) => inside.exec(rest)?.[0].slice(0, 120) ?? []);
}
