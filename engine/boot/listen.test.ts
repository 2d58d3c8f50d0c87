import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { BootFailure } from './failure.ts';
import { isMissingLoopback, listen, portFailure, requireFreePort } from './listen.ts';

describe('the port of the web server', () => {
  it('is refused while another process has it, and accepted afterwards', async () => {
    const other = createServer();
    const port = await listen(other, 0, '127.0.0.1');
    await expect(requireFreePort(port, undefined)).rejects.toThrow(BootFailure);
    await expect(requireFreePort(port, '127.0.0.1')).rejects.toThrow(`Port ${port} is in use`);
    await new Promise((resolve) => other.close(resolve));
    await expect(requireFreePort(port, undefined)).resolves.toBeUndefined();
  });

  it('says in both languages what to do', () => {
    const inUse = portFailure(3000, undefined, Object.assign(new Error(), { code: 'EADDRINUSE' }));
    expect(inUse.text.en).toContain('PORT=3001 npm start');
    expect(inUse.text.zh).toContain('PORT=3001 npm start');
    const refused = portFailure(80, undefined, Object.assign(new Error(), { code: 'EACCES' }));
    expect(refused.text.en).toContain('above 1024');
    const other = portFailure(3000, 'nowhere', Object.assign(new Error(), { code: 'ENOTFOUND' }));
    expect(other.text.en).toBe("Can't serve on nowhere:3000 (ENOTFOUND).");
  });

  it('needs no IPv6', () => {
    const error = Object.assign(new Error(), { code: 'EADDRNOTAVAIL' });
    expect(isMissingLoopback('::1', error)).toBe(true);
    expect(isMissingLoopback('127.0.0.1', error)).toBe(false);
  });
});
