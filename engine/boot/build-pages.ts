import { failureText } from './failure.ts';
import { ensurePages } from './pages.ts';
import { complain, say } from './words.ts';

try {
  const { built } = await ensurePages();
  if (!built) say({ zh: '页面已是最新。', en: 'The pages are up to date.' });
} catch (error) {
  complain(failureText(error));
  process.exitCode = 1;
}
