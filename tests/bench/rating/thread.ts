/** One thread of `countOnThreads`: answers every message with a count. */
import { parentPort } from 'node:worker_threads';
import { prepareCount } from './count.ts';

const count = prepareCount();
parentPort?.on('message', () => parentPort?.postMessage(count()));
parentPort?.postMessage('ready');
