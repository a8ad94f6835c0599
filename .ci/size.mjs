// Fails when what a browser must load before the sign-in shows exceeds its budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 250;

const html = readFileSync('dist/index.html', 'utf8');
const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
const sizes = files.map((file) => ({ file, kb: gzipSync(readFileSync(`dist/${file}`)).length / 1000 }));
const total = sizes.reduce((sum, { kb }) => sum + kb, 0);

for (const { file, kb } of sizes) console.log(`${kb.toFixed(1).padStart(8)} kB  ${file}`);
console.log(`${total.toFixed(1).padStart(8)} kB  start bundle, gzip (budget ${BUDGET_KB} kB)`);
if (files.length === 0 || total > BUDGET_KB) process.exit(1);
