import { bootEmbedded } from '#drizzle/embedded';
import { openAdmin } from '#drizzle/connection';
const s = await bootEmbedded({ dataDir: '/tmp/pgtest1' });
const a = openAdmin(s.url), sql = openAdmin(s.url);
const t = setTimeout(() => { console.log('HANG'); process.exit(1); }, 3000);
for (let i = 0; i < 3; i++) {
  console.log('round', i);
  await sql.begin(async (tx) => { const [r] = await tx`select pg_backend_pid() as pid`; await a`select pg_terminate_backend(${r!.pid})`; console.log('killed'); await tx`select 1`.catch((e) => { console.log('select rejected', e.message); throw e; }); }).catch((e) => console.log('caught', e.code, e.message));
  console.log(await sql`select 1 as one`.catch((e) => e.message));
}
clearTimeout(t); await sql.end(); await a.end(); await s.stop();
