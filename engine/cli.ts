import { main } from '#engine/cli';

process.exitCode = await main(process.argv.slice(2), process.env);
