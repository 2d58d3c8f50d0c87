export { runWorker, type Worker, type WorkerOptions } from './run-worker.ts';
