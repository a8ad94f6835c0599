import path from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

it('runs on this machine alone with demo data unless told otherwise', () => {
  expect(readConfig({})).toMatchObject({ port: 8080, host: '127.0.0.1', leaseMs: 900_000, seed: 'demo' });
  expect(readConfig({ GANTRY_DATA: 'x' }).dataFolder).toBe(path.resolve('x'));
});

it('opens no account with a known password to a network', () => {
  expect(() => readConfig({ GANTRY_HOST: '0.0.0.0' })).toThrow('GANTRY_DEMO_PASSWORD');
  expect(readConfig({ GANTRY_HOST: '0.0.0.0', GANTRY_SEED: 'none' }).seed).toBe('none');
  expect(readConfig({ GANTRY_HOST: '0.0.0.0', GANTRY_DEMO_PASSWORD: 'of our own' }).demoPassword).toBe('of our own');
});

it('names the variable that is malformed', () => {
  expect(() => readConfig({ GANTRY_PORT: 'http' })).toThrow('GANTRY_PORT');
  expect(() => readConfig({ GANTRY_LEASE_SECONDS: '0' })).toThrow('GANTRY_LEASE_SECONDS');
  expect(() => readConfig({ GANTRY_SEED: 'all' })).toThrow('GANTRY_SEED');
});
