import { removeDataFolder } from './data-folder.ts';

/** The servers still run at this point: their data goes once they have ended. */
export default function removeData(): void {
  process.once('exit', removeDataFolder);
}
