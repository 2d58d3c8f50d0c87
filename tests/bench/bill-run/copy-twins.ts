import type { Sql } from 'postgres';

const TABLES = ['invoices', 'invoice_lines', 'invoice_facts', 'billed_periods'] as const;

/** Writes the run's rows to files of the server, in the order that the run wrote them. */
export async function prepareFiles(admin: Sql, folder: string): Promise<void> {
  for (const table of TABLES) {
    await admin.unsafe(`copy (select * from ${table} order by ctid) to '${folder}/${table}'`);
  }
}

/** COPY of the files into empty twins with the same indexes, one transaction; seconds it took. */
export async function copyIntoTwins(admin: Sql, folder: string): Promise<number> {
  for (const table of TABLES) {
    await admin.unsafe(`drop table if exists twin_${table}`);
    await admin.unsafe(`create table twin_${table} (like ${table} including all)`);
  }
  await admin.unsafe('checkpoint');
  const start = performance.now();
  await admin.begin(async (sql) => {
    for (const table of TABLES) {
      await sql.unsafe(`copy twin_${table} from '${folder}/${table}'`);
    }
  });
  return (performance.now() - start) / 1000;
}

export async function dropTwins(admin: Sql): Promise<void> {
  for (const table of TABLES) await admin.unsafe(`drop table if exists twin_${table}`);
}
