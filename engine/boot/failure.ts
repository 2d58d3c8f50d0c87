import type { LocalText } from '#engine/core/issue';

/** A reason not to start that the person can act on: shown as one line, without a stack. */
export class BootFailure extends Error {
  readonly text: LocalText;

  constructor(text: LocalText, cause?: unknown) {
    super(text.en, { cause });
    this.name = 'BootFailure';
    this.text = text;
  }
}

/** The one line to show for any error of starting. */
export function failureText(error: unknown): LocalText {
  if (error instanceof Error && 'text' in error) return (error as BootFailure).text;
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { zh: `启动失败：${reason}`, en: `Ratecraft did not start: ${reason}` };
}
