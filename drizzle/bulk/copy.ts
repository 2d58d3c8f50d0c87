import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TransactionSql } from 'postgres';

/** Where rows go and how one is written. */
export interface CopyTarget<Row> {
  table: string;
  columns: readonly string[];
  /** One row in COPY's text format, with its closing line feed. */
  encode(row: Row): string;
}

const BLOCK_CHARS = 128 * 1024;

interface Settled {
  resolve(result: { count: number }): void;
  reject(error: unknown): void;
}

/**
 * Streams rows into a table by COPY within the transaction, never holding more than a block beyond
 * what the server has taken. Returns the number of rows.
 */
export async function copyRows<Row>(
  sql: TransactionSql,
  target: CopyTarget<Row>,
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<number> {
  const columns = target.columns.map((name) => `"${name}"`).join(', ');
  const query = sql.unsafe(`copy "${target.table}" (${columns}) from stdin`);
  const stream = await query.writable();
  const done = watchEnd(query as unknown as Settled);
  stream.on('error', () => {});
  try {
    await writeRows(stream, target, rows, done);
  } catch (error) {
    stream.destroy(error as Error);
    await done.catch(() => {});
    throw error;
  }
  stream.end();
  return (await done).count;
}

/**
 * The driver resolves the query with the stream and drops an error that the server reports at the
 * end, such as a trigger's refusal; taking over the query's ends catches it.
 */
function watchEnd(query: Settled): Promise<{ count: number }> {
  const done = new Promise<{ count: number }>((resolve, reject) => {
    query.resolve = resolve;
    query.reject = reject;
  });
  done.catch(() => {});
  return done;
}

async function writeRows<Row>(
  stream: Writable,
  target: CopyTarget<Row>,
  rows: Iterable<Row> | AsyncIterable<Row>,
  done: Promise<unknown>,
): Promise<void> {
  let block = '';
  const flush = async () => {
    const isRoomLeft = stream.write(Buffer.from(block));
    block = '';
    if (!isRoomLeft) await Promise.race([drained(stream), done]);
    // While the kernel takes everything at once, nothing else would be read: not even an error.
    await nextTurn();
  };
  if (Symbol.iterator in rows) {
    for (const row of rows) {
      block += target.encode(row);
      if (block.length >= BLOCK_CHARS) await flush();
    }
  } else {
    for await (const row of rows) {
      block += target.encode(row);
      if (block.length >= BLOCK_CHARS) await flush();
    }
  }
  if (block !== '') await flush();
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => stream.once('drain', resolve));
}
