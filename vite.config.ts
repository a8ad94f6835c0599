import { constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';

import { offlineFiles } from './.ci/offline-files.mjs';

const GANTRY_SERVER = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [
    react(),
    offlineFiles(),
    // The server sends what lies compressed beside a file. More effort saves 5 % and takes five times as long.
    compression({
      include: /\.(js|mjs|css|html|svg|json|wasm)$/,
      exclude: /service-worker\.js$/,
      algorithms: [defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })],
    }),
  ],
  worker: { format: 'es' },
  build: {
    target: 'es2024',
    sourcemap: false,
    chunkSizeWarningLimit: 1024,
    rolldownOptions: {
      // How long each plugin took is of no use to whoever starts the product.
      checks: { pluginTimings: false },
      input: { index: 'index.html', 'service-worker': 'src/workstation/offline/service-worker.ts' },
      output: {
        // Its name is its identity: the browser asks for a newer version under it.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  server: { proxy: { '/api': GANTRY_SERVER } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src,training}/**/*.test.{ts,tsx}'],
          exclude: ['src/server/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          environment: 'node',
          include: ['src/server/**/*.test.ts'],
          globalSetup: 'src/testing/server/postgres.setup.ts',
          // They make databases and accounts, which takes its time on a busy machine.
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
