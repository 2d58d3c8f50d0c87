import { stat } from 'node:fs/promises';
import type { Session } from '#engine/cli/session';
import { usageFailure } from '#engine/cli/terminal';
import { runTck } from '#engine/runtime/tck';

const MAX_SHOWN = 200;

/** `tck <dir>`: status 1 where a case fails. */
export async function runTckCommand({ output }: Session, directory: string): Promise<number> {
  const found = await stat(directory).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw usageFailure('no-directory', {
      zh: `${directory}：没有这个目录`,
      en: `${directory}: there is no such directory`,
    });
  }
  const report = await runTck(directory);
  if (report.files === 0) {
    throw usageFailure('no-tck-tests', {
      zh: `${directory}：没有 *-test-*.xml 测试文件`,
      en: `${directory}: there are no *-test-*.xml files`,
    });
  }
  const failed = report.cases.filter(({ ok }) => !ok);
  const total = report.passed + report.failed;
  output.result(report, [
    ...failed.slice(0, MAX_SHOWN).map(({ id, expected, actual, reason }) => ({
      zh: `未通过 ${id}：应为 ${expected}，实际 ${actual}（${reason}）`,
      en: `failed ${id}: expected ${expected}, got ${actual} (${reason})`,
    })),
    {
      zh: `${report.files} 个文件，${total} 个用例，通过 ${report.passed}，未通过 ${report.failed}`,
      en: `${report.files} files, ${total} cases, ${report.passed} passed, ${report.failed} failed`,
    },
  ]);
  return report.failed === 0 ? 0 : 1;
}
