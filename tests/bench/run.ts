import { benchBackTest } from './back-test/index.ts';
import { benchBillRun } from './bill-run/index.ts';
import { benchCanvas } from './canvas/index.ts';
import { benchFeel } from './feel/index.ts';
import { benchRating } from './rating/index.ts';
import { benchWorkbench } from './workbench/index.ts';

const BENCHMARKS: Record<string, (options: string[]) => Promise<void>> = {
  feel: benchFeel,
  rating: benchRating,
  'bill-run': benchBillRun,
  'back-test': benchBackTest,
  canvas: benchCanvas,
  workbench: benchWorkbench,
};

const [name = '', ...options] = process.argv.slice(2);
const benchmark = BENCHMARKS[name];
if (!benchmark) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHMARKS).join(' | ')}`);
  process.exitCode = 2;
} else {
  await benchmark(options);
}
