import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { launchOptions, runStart, signInAs } from '#tests/e2e';
import { largeFlow } from '#tests/flows';
import { type Frames, measureFrames } from './frames.ts';

const PORT = 4391;
const KEY = 'bench-canvas';
const STEPS = 90;
const SIZE = { width: 1920, height: 1080 };

/** The draft of a flow, made as the editor would: with the cookies of the person in the browser. */
async function makeDraft(page: Page, nodeCount: number): Promise<void> {
  const answer = await page.request.post('/api/trpc/design.saveDraft', {
    data: { document: largeFlow(nodeCount, KEY) },
    headers: { origin: new URL(page.url()).origin },
  });
  if (!answer.ok()) throw new Error(`the draft was refused: ${await answer.text()}`);
}

interface Point {
  x: number;
  y: number;
}

async function middleOf(page: Page, selector: string): Promise<Point> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`there is no ${selector}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Moves the pointer in a circle, a step each frame. */
async function circle(page: Page, { x, y }: Point, radius: number): Promise<void> {
  for (let step = 0; step <= STEPS; step += 1) {
    const angle = (step / STEPS) * 4 * Math.PI;
    await page.mouse.move(x + radius * Math.sin(angle), y + radius * (1 - Math.cos(angle)));
  }
}

async function dragNode(page: Page): Promise<void> {
  const start = await middleOf(page, '.react-flow__node');
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await circle(page, start, 120);
  await page.mouse.up();
}

async function pan(page: Page): Promise<void> {
  const board = await middleOf(page, '.react-flow__pane');
  await page.mouse.move(board.x, board.y);
  await page.mouse.down({ button: 'middle' });
  await circle(page, board, 260);
  await page.mouse.up({ button: 'middle' });
}

async function zoom(page: Page): Promise<void> {
  const board = await middleOf(page, '.react-flow__pane');
  await page.mouse.move(board.x, board.y);
  await page.keyboard.down('Control');
  for (let step = 0; step < STEPS; step += 1) {
    await page.mouse.wheel(0, Math.floor(step / 15) % 2 === 0 ? 40 : -40);
  }
  await page.keyboard.up('Control');
}

async function measureEditor(page: Page, nodes: number): Promise<Record<string, Frames>> {
  await makeDraft(page, nodes);
  await page.goto(`/flows/${KEY}/edit`);
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForLoadState('networkidle');
  const idle = await measureFrames(page, () => page.waitForTimeout(1500));
  const near = {
    drag: await measureFrames(page, () => dragNode(page)),
    pan: await measureFrames(page, () => pan(page)),
    zoom: await measureFrames(page, () => zoom(page)),
  };
  await page.getByRole('button', { name: /^Fit/ }).first().click();
  await page.waitForTimeout(800);
  const whole = {
    dragWhole: await measureFrames(page, () => dragNode(page)),
    panWhole: await measureFrames(page, () => pan(page)),
  };
  return { idle, ...near, ...whole };
}

/** Frames of the editor with many nodes, dragged, panned and zoomed. Prints one JSON line. */
export async function benchCanvas(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { nodes: { type: 'string', default: '300' } },
  });
  const folder = await mkdtemp(join(tmpdir(), 'ratecraft-bench-'));
  await chmod(folder, 0o755);
  const workbench = runStart({
    RATECRAFT_DATA: folder,
    RATECRAFT_DEMO_CUSTOMERS: '5',
    PORT: String(PORT),
  });
  const browser = await chromium.launch(launchOptions);
  try {
    await workbench.prints('Ratecraft is ready');
    const context = await browser.newContext({
      baseURL: `http://localhost:${PORT}`,
      locale: 'en-US',
      viewport: SIZE,
    });
    const page = await context.newPage();
    await signInAs(page, 'marketing', '/flows');
    const frames = await measureEditor(page, Number(values.nodes));
    console.log(
      JSON.stringify({ benchmark: 'canvas', nodes: Number(values.nodes), ...SIZE, ms: frames }),
    );
  } finally {
    await browser.close();
    workbench.process.kill('SIGTERM');
    await workbench.ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
