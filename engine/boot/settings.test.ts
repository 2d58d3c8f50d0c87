import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { BootFailure } from './failure.ts';
import { readSettings } from './settings.ts';

describe('the settings of the start command', () => {
  it('need nothing set', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: undefined,
      databaseUrl: undefined,
      dataDir: '.data',
      demoCustomers: 2000,
      isDemonstration: true,
      dev: false,
      webProcesses: Math.min(availableParallelism(), 4),
    });
  });

  it('take a number of web processes, one of them in development', () => {
    expect(readSettings({ WEB_PROCESSES: '3' }).webProcesses).toBe(3);
    expect(readSettings({ WEB_PROCESSES: '0' }).webProcesses).toBe(1);
    expect(readSettings({ WEB_PROCESSES: '3' }, ['--dev']).webProcesses).toBe(1);
    expect(() => readSettings({ WEB_PROCESSES: 'many' })).toThrow(BootFailure);
  });

  it('take an empty setting as one not set', () => {
    const settings = readSettings({ PORT: '', DATABASE_URL: '', HOST: '', RATECRAFT_DATA: '' });
    expect(settings).toEqual(readSettings({}));
  });

  it.each(['http', '-1', '65536', '3000.5', '1e3', ' 3000'])('refuse %o as a port', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow(BootFailure);
  });

  it('take a port, a host and the development mode', () => {
    const settings = readSettings({ PORT: '8080', HOST: '0.0.0.0' }, ['--dev']);
    expect(settings).toMatchObject({ port: 8080, host: '0.0.0.0', dev: true });
  });

  it('have the demonstration in a database of somebody only where it is asked for', () => {
    const DATABASE_URL = 'postgres://localhost/own';
    const isOn = (given: Record<string, string>) => readSettings(given).isDemonstration;
    expect(isOn({ DATABASE_URL })).toBe(false);
    expect(isOn({ DATABASE_URL, RATECRAFT_DEMO: '1' })).toBe(true);
    expect(isOn({ DATABASE_URL, RATECRAFT_DEMO: 'yes' })).toBe(false);
    expect(isOn({ RATECRAFT_DEMO: '0' })).toBe(false);
    expect(isOn({ RATECRAFT_DEMO_CUSTOMERS: '0' })).toBe(false);
  });
});
