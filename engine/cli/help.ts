import type { Command } from 'commander';
import type { Language } from '#engine/cli/terminal';

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '全局选项：',
};

/** Help in the chosen language, on every command. */
export function localizeHelp(program: Command, language: Language): void {
  const isChinese = language === 'zh';
  program.configureHelp({
    showGlobalOptions: true,
    ...(isChinese ? { styleTitle: (title: string) => TITLES[title] ?? title } : {}),
  });
  const apply = (command: Command) => {
    command.helpOption('-h, --help', isChinese ? '显示帮助' : 'show help');
    if (command.commands.length > 0) {
      command.helpCommand('help [command]', isChinese ? '显示某个命令的帮助' : 'help of a command');
    }
    if (command !== program) command.copyInheritedSettings(program);
    for (const child of command.commands) apply(child);
  };
  apply(program);
}
