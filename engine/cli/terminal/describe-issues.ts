import type { Issue, LocalText } from '#engine/core/issue';

const MAX_SHOWN = 50;

/** Lines that name file, path and what is wrong there. */
export function describeIssues(file: string, issues: readonly Issue[]): LocalText[] {
  const lines = issues.slice(0, MAX_SHOWN).map(({ severity, path, message, params }) => {
    const column = typeof params.from === 'number' ? `:${params.from + 1}` : '';
    const where = [file, path === '' ? '' : `${path}${column}`]
      .filter((part) => part !== '')
      .join(' ');
    const colon = where === '' ? { zh: '', en: '' } : { zh: '：', en: ': ' };
    const mark = severity === 'error' ? { zh: '错误', en: 'error' } : { zh: '警告', en: 'warning' };
    return {
      zh: `${where}${colon.zh}${mark.zh}：${message.zh}`,
      en: `${where}${colon.en}${mark.en}: ${message.en}`,
    };
  });
  const rest = issues.length - lines.length;
  if (rest > 0) lines.push({ zh: `……另有 ${rest} 个问题`, en: `… and ${rest} more` });
  return lines;
}
