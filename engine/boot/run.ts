import { failureText } from './failure.ts';
import { requireFreePort } from './listen.ts';
import { readSettings, type Settings } from './settings.ts';
import { complain, say } from './words.ts';
import { Workbench } from './workbench.ts';

// A terminal's Ctrl-C arrives twice, from the terminal and from npm: that is one wish, not two.
const SAME_WISH_MS = 1000;

/** Starts everything, prints the address, and resolves with the exit status once it has stopped. */
export async function runWorkbench(
  environment: Readonly<Record<string, string | undefined>>,
  arguments_: readonly string[],
): Promise<number> {
  let workbench: Workbench;
  try {
    const settings = readSettings(environment, arguments_);
    await requireFreePort(settings.port, settings.host);
    workbench = new Workbench(settings);
    const wished = stopWished(workbench);
    return await Promise.race([wished, serve(workbench, settings)]);
  } catch (error) {
    complain(failureText(error));
    return 1;
  }
}

async function serve(workbench: Workbench, settings: Settings): Promise<number> {
  try {
    const port = await workbench.start();
    const address = `http://${settings.host ?? 'localhost'}:${port}`;
    say({
      zh: `Ratecraft 已就绪：${address}（按 Ctrl-C 停止）`,
      en: `Ratecraft is ready: ${address} (Ctrl-C stops it)`,
    });
    const { name } = await workbench.broken();
    complain({
      zh: `${name} 进程意外结束，其余进程一并停止。`,
      en: `The ${name} process ended unexpectedly; everything else is stopped too.`,
    });
  } catch (error) {
    if (workbench.isStopping) return new Promise(() => {});
    complain(failureText(error));
  }
  await workbench.stop();
  return 1;
}

/** Resolves with 0 once a wish to stop has been carried out; a second wish ends at once. */
function stopWished(workbench: Workbench): Promise<number> {
  return new Promise((resolve) => {
    let wishedAt: number | undefined;
    const wish = () => {
      const now = performance.now();
      if (wishedAt !== undefined) {
        if (now - wishedAt < SAME_WISH_MS) return;
        workbench.kill();
        process.exit(130);
      }
      wishedAt = now;
      say({
        zh: '正在停止…（再按一次 Ctrl-C 立即结束）',
        en: 'Stopping … (Ctrl-C again ends it at once)',
      });
      workbench.stop().then(
        () => resolve(0),
        (error: unknown) => {
          complain(failureText(error));
          resolve(1);
        },
      );
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, wish);
  });
}
