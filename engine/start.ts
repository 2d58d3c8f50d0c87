import { runWorkbench } from '#engine/boot';

process.exit(await runWorkbench(process.env, process.argv.slice(2)));
