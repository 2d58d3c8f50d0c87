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
      dev: false,
    });
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
});
