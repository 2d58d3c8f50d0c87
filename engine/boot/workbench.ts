import { fileURLToPath } from 'node:url';
import { type Child, startChild } from './child.ts';
import { type BootedDatabase, openDatabase, seedDatabase } from './database.ts';
import { ensurePages } from './pages.ts';
import type { Settings } from './settings.ts';

const STOP_TIMEOUT_MS = 20_000;
// A page makes much that lives no longer than its request: in a larger nursery it dies unmoved.
const WEB_OPTIONS = ['--max-semi-space-size=64'];

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

/** All that one start command runs: the database, the web server, the worker. */
export class Workbench {
  private readonly settings: Settings;
  private readonly stopping = new AbortController();
  private readonly guard: Child;
  private readonly children: Child[] = [];
  private opening: Promise<BootedDatabase | undefined> = Promise.resolve(undefined);
  private building: Promise<unknown> = Promise.resolve();

  constructor(settings: Settings) {
    this.settings = settings;
    this.guard = startChild('guard', pathOf('./guard.ts'), process.env);
  }

  /** Resolves with the port once the pages are served. */
  async start(): Promise<number> {
    const { settings, stopping } = this;
    // The build needs no database and the database no build: two cores do both at once.
    this.building = settings.dev
      ? Promise.resolve()
      : ensurePages(this.watchProcess, stopping.signal);
    this.opening = this.openDatabase();
    const seeding = this.opening.then((database) =>
      seedDatabase(database?.url ?? '', settings, stopping.signal),
    );
    const [isDemonstration] = await Promise.all([seeding, this.building]);
    const database = await this.opening;
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      DATABASE_URL: database?.url,
      // Settled here: the pages and the worker never guess whether this is a demonstration.
      RATECRAFT_DEMO: isDemonstration ? '1' : '0',
      NODE_ENV: settings.dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    };
    this.run('worker', '../worker.ts', environment);
    const web = this.run('web', './web.ts', environment, WEB_OPTIONS);
    const { port } = await web.message<{ type: 'ready'; port: number }>('ready');
    return port;
  }

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Resolves when a process ended that nobody stopped. */
  async broken(): Promise<Child> {
    const first = await Promise.race(this.children.map((child) => child.ended.then(() => child)));
    return this.stopping.signal.aborted ? new Promise(() => {}) : first;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.children.map((child) => child.stop(STOP_TIMEOUT_MS)));
    await this.building.catch(() => {});
    const database = await this.opening.catch(() => undefined);
    await database?.stop();
    this.guard.send({ type: 'released' });
  }

  /** Ends at once; the guard, which sees the channel close, stops the database. */
  kill(): void {
    for (const child of this.children) child.kill();
  }

  private async openDatabase(): Promise<BootedDatabase> {
    const database = await openDatabase(this.settings);
    const { embeddedDir } = database;
    if (embeddedDir !== undefined)
      this.guard.send({ type: 'watch-database', dataDir: embeddedDir });
    return database;
  }

  private run(
    name: string,
    file: string,
    environment: NodeJS.ProcessEnv,
    nodeOptions: readonly string[] = [],
  ): Child {
    const child = startChild(name, pathOf(file), environment, nodeOptions);
    this.children.push(child);
    this.watchProcess(child.pid);
    return child;
  }

  private readonly watchProcess = (pid: number | undefined): void => {
    if (pid !== undefined) this.guard.send({ type: 'watch-process', pid });
  };
}
