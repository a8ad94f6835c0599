import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ExportSites } from './ingest/scanner-export/export-sites.ts';

const Environment = z.object({
  DATABASE_URL: z.string().min(1).optional(),
  GANTRY_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  GANTRY_HOST: z.string().min(1).default('127.0.0.1'),
  GANTRY_DATA: z.string().min(1).default('.gantry'),
  GANTRY_LEASE_SECONDS: z.coerce.number().positive().max(86_400).default(900),
  /** `accounts`: the demo accounts without scans. */
  GANTRY_SEED: z.enum(['demo', 'accounts', 'none']).default('demo'),
  GANTRY_DEMO_PASSWORD: z.string().min(8).max(200).optional(),
  GANTRY_WATCH: z.string().min(1).optional(),
  /** A JSON file that describes the sites whose scanners export XML (see `ExportSites`). */
  GANTRY_EXPORT_SITES: z.string().min(1).optional(),
});

/** How this server was asked to run. */
export interface Config {
  readonly databaseUrl: string | undefined;
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataFolder: string;
  readonly leaseMs: number;
  readonly seed: 'demo' | 'accounts' | 'none';
  readonly demoPassword: string;
  /** Absolute. */
  readonly watchFolder: string | undefined;
  readonly exportSites: ExportSites;
}

/** Printed at every start, and therefore only fit for a machine nobody else can reach. */
const WELL_KNOWN_DEMO_PASSWORD = 'gantry-demo';
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** Reads the environment. Throws, naming the variable, when one is malformed or demo accounts would be open to a network. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${issue?.path.join('.')} is malformed: ${issue?.message}`);
  }
  const env = parsed.data;
  const isReachable = !LOOPBACK.includes(env.GANTRY_HOST);
  if (isReachable && env.GANTRY_SEED !== 'none' && !env.GANTRY_DEMO_PASSWORD) {
    throw new Error(
      `With GANTRY_HOST=${env.GANTRY_HOST} others can sign in: set GANTRY_DEMO_PASSWORD, or GANTRY_SEED=none`,
    );
  }
  return {
    databaseUrl: env.DATABASE_URL,
    port: env.GANTRY_PORT,
    host: env.GANTRY_HOST,
    dataFolder: path.resolve(env.GANTRY_DATA),
    leaseMs: env.GANTRY_LEASE_SECONDS * 1_000,
    seed: env.GANTRY_SEED,
    demoPassword: env.GANTRY_DEMO_PASSWORD ?? WELL_KNOWN_DEMO_PASSWORD,
    watchFolder: env.GANTRY_WATCH && path.resolve(env.GANTRY_WATCH),
    exportSites: env.GANTRY_EXPORT_SITES ? readExportSites(env.GANTRY_EXPORT_SITES) : {},
  };
}

function readExportSites(file: string): ExportSites {
  try {
    return ExportSites.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`GANTRY_EXPORT_SITES names a file that cannot be read: ${(error as Error).message}`);
  }
}
