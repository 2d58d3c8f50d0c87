import cluster from 'node:cluster';
import { serveWeb } from './serve-web.ts';
import { readSettings } from './settings.ts';
import { shareWeb } from './share-web.ts';

const { webProcesses } = readSettings(process.env);
if (cluster.isPrimary && webProcesses > 1) await shareWeb(webProcesses);
else await serveWeb();
