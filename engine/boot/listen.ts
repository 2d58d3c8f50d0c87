import { createServer, type Server } from 'node:net';
import { BootFailure } from './failure.ts';

/** Without HOST only this machine is served: both of its loopback addresses. */
export function addressesOf(host: string | undefined): readonly string[] {
  return host === undefined ? ['127.0.0.1', '::1'] : [host];
}

export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

const MISSING_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

/** A machine without IPv6 has no ::1; that is no reason not to serve 127.0.0.1. */
export function isMissingLoopback(address: string, error: unknown): boolean {
  return address === '::1' && MISSING_ADDRESS.has(errorCode(error));
}

export function listen(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : port);
    });
  });
}

export function portFailure(port: number, host: string | undefined, error: unknown): BootFailure {
  const code = errorCode(error);
  if (code === 'EADDRINUSE') {
    return new BootFailure({
      zh: `端口 ${port} 已被占用。请停止占用它的程序，或换一个端口：PORT=${port + 1} npm start`,
      en: `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
    });
  }
  if (code === 'EACCES') {
    return new BootFailure({
      zh: `没有权限使用端口 ${port}。请选择 1024 以上的端口，例如 PORT=3000 npm start`,
      en: `Port ${port} needs rights this user lacks. Choose one above 1024: PORT=3000 npm start`,
    });
  }
  return new BootFailure({
    zh: `无法在 ${host ?? 'localhost'}:${port} 上提供服务（${code || String(error)}）。`,
    en: `Can't serve on ${host ?? 'localhost'}:${port} (${code || String(error)}).`,
  });
}

/** Refused before any long work starts; the web server still settles a race by its own error. */
export async function requireFreePort(port: number, host: string | undefined): Promise<void> {
  for (const address of addressesOf(host)) {
    const probe = createServer();
    try {
      await listen(probe, port, address);
    } catch (error) {
      if (!isMissingLoopback(address, error)) throw portFailure(port, host, error);
    } finally {
      await new Promise<void>((resolve) => probe.close(() => resolve()));
    }
  }
}
