import { spawn } from 'node:child_process';
import type { Place } from './place.ts';

/** Runs one of the server's programs as its system user; rejects with the last thing it said. */
export function runProgram(
  program: string,
  args: string[],
  place: Pick<Place, 'server' | 'identity'>,
  quiet = false,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...place.identity,
      cwd: place.server,
      env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
      // A started server inherits these; a pipe would never close.
      stdio: quiet ? 'ignore' : ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let said = '';
    const listen = (part: Buffer) => {
      said += part.toString();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      const lines = said.trim().split('\n');
      const telling = lines.find((line) => /error|fatal|could not/i.test(line)) ?? lines.at(-1);
      reject(new Error(telling?.trim() || `exit status ${code}`));
    });
  });
}
