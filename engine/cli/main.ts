import { Command, CommanderError, Option } from 'commander';
import { type Session, stopOnSignals } from '#engine/cli/session';
import { chooseLanguage, createOutput, type Language, type Output } from '#engine/cli/terminal';
import { addCommands } from './add-commands.ts';
import { localizeHelp } from './help.ts';

/** Runs one command line; resolves with the exit status. */
export async function main(
  arguments_: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const language = chooseLanguage(arguments_, environment);
  const output = createOutput(arguments_.includes('--json'), language);
  const stopping = stopOnSignals();
  ignoreClosedPipe();
  let status = 0;
  const session: Session = { output, environment, stopSignal: stopping.signal };
  const program = buildProgram(language, session, (result) => {
    status = result;
  });
  try {
    await program.parseAsync(arguments_, { from: 'user' });
    return stopping.wasStopped() && status === 0 ? 130 : status;
  } catch (error) {
    return error instanceof CommanderError ? usageStatus(error, output) : output.fail(error);
  }
}

function buildProgram(
  language: Language,
  session: Session,
  finish: (status: number) => void,
): Command {
  const program = new Command('ratecraft');
  const { speak } = session.output;
  program
    .description(
      speak({
        zh: '计费工作台的命令行：检查与试算设计，导入客户，运行、过账与核对账单。',
        en: 'The billing workbench on the command line: check and rate designs, import customers, run, post and verify bills.',
      }),
    )
    .option('--json', speak({ zh: '只输出一个 JSON 对象', en: 'print one JSON object' }))
    .addOption(
      new Option('--lang <zh|en>', speak({ zh: '语言', en: 'language' })).choices(['zh', 'en']),
    )
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  addCommands(program, session, finish);
  localizeHelp(program, language);
  return program;
}

/** Help is no error; anything else wrong with the command line is bad input. */
function usageStatus(error: CommanderError, output: Output): number {
  if (error.exitCode === 0) return 0;
  const reason = error.message.replace(/^error: /, '');
  if (error.code === 'commander.help') return 2;
  if (output.json) {
    const message = { zh: `命令行有误：${reason}`, en: reason };
    output.result({ error: { code: 'usage', message, issues: [] } }, []);
  }
  output.warn({
    zh: `命令行有误：${reason}\n用 ratecraft --help 查看用法。`,
    en: `${reason}\nSee ratecraft --help.`,
  });
  return 2;
}

/** `rate … | head` closes the pipe early; that is the reader's wish, not an error. */
function ignoreClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
