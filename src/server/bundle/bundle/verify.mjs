#!/usr/bin/env node
/*
 * Verifies the case bundle in whose folder this file lies: node verify.mjs
 * Needs Node 20 or later and nothing else. Ends with 0 when everything holds, with 1 when something does not.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const faults = [];
const check = (holds, fault) => holds || faults.push(fault);
const read = (name) => readFileSync(join(folder, name), 'utf8');
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

async function sha256OfFile(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** Every file is the one that the manifest names, and there is no other. */
async function checkFiles({ files }) {
  for (const { name, sha256: expected, bytes } of files) {
    const path = join(folder, name);
    try {
      check(statSync(path).size === bytes && (await sha256OfFile(path)) === expected, `${name} was changed`);
    } catch {
      faults.push(`${name} is missing`);
    }
  }
  const known = new Set([...files.map(({ name }) => name), 'manifest.json', 'verify.mjs', 'README.txt']);
  const there = readdirSync(folder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile());
  for (const name of there) check(known.has(name), `${name} does not belong to the bundle`);
}

/** Each event proves itself, and stands in the chain that leads to its head without a gap. */
function checkTrail(events, links, head) {
  check(events.length > 0, 'The record has no events');
  const hashOf = new Map();
  let former;
  for (const line of links) {
    const [seq, hash] = line.split(' ');
    if (former) check(Number(seq) === former.seq + 1, `The chain has a gap before event ${seq}`);
    former = { seq: Number(seq), hash };
    hashOf.set(former.seq, hash);
  }
  check(former?.seq === head.seq && former?.hash === head.hash, 'The chain does not end at its head');
  for (const { seq, previousHash, hash, sealed } of events) {
    check(sha256(previousHash, sealed) === hash, `Event ${seq} was changed`);
    check(hashOf.get(seq) === hash, `Event ${seq} is not in the chain`);
    check(
      !hashOf.has(seq - 1) || hashOf.get(seq - 1) === previousHash,
      `Event ${seq} does not continue event ${seq - 1}`,
    );
  }
}

/** What the record says was sealed when it was done: the same image, the same decision, the same recipe. */
function checkRecord({ scan, review, events }, { originals }) {
  const sealed = events.map((event) => {
    const text = JSON.parse(event.sealed);
    for (const key of ['seq', 'action', 'actorId', 'scanId', 'deviceAt', 'serverAt']) {
      check(
        JSON.stringify(text[key]) === JSON.stringify(event[key]),
        `Event ${event.seq} says another ${key} than it sealed`,
      );
    }
    check(
      JSON.stringify(text.details) === JSON.stringify(event.details),
      `Event ${event.seq} says other details than it sealed`,
    );
    return text;
  });
  check(scan.originalSha256 === originals[0]?.sha256, 'The image is not the one of the record');
  for (const { seq, details } of sealed) {
    if (details.scan) {
      check(details.scan.originalSha256 === scan.originalSha256, `Event ${seq} is about another image`);
      // Scans that were received before events named every file name the first alone.
      const received = details.originals ?? [details.scan.originalSha256];
      received.forEach((sha256, i) => {
        check(originals[i]?.sha256 === sha256, `Event ${seq} received another file ${i + 1}`);
      });
    }
  }
  const decided = sealed.filter(({ action }) => action === 'decision.made').at(-1)?.details.command;
  if (review.decision) {
    check(decided !== undefined, 'The decision has no event');
    check(decided?.outcome === review.decision.outcome, 'The decision is not the one that was sealed');
    check(
      canonical(decided?.recipe) === canonical(review.decision.recipe),
      'The recipe is not the one that was sealed',
    );
  }
}

/** The annotations are about this scan, and there are as many as the record has places. */
function checkAnnotations(collection, { scan, review }) {
  const claims = (review.machineReports ?? []).flatMap((report) => report.claims).filter(({ shape }) => shape);
  check(collection.id?.includes(scan.id), 'The annotations are about another scan');
  check(
    collection.total === review.findings.length + review.annotations.length + claims.length,
    'The annotations are not those of the record',
  );
}

/** JSON whose keys come in one order. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${entries.join()}}`;
}

try {
  const text = read('manifest.json');
  const manifest = JSON.parse(text);
  const record = JSON.parse(read('record.json'));
  await checkFiles(manifest);
  checkTrail(record.events, read('chain.txt').trim().split('\n'), manifest.head);
  checkRecord(record, manifest);
  checkAnnotations(JSON.parse(read('exports/web-annotation.jsonld')), record);
  if (faults.length === 0) {
    console.log(`The bundle of ${record.scan.containerNumber} holds.`);
    console.log(`${record.events.length} events, each sealed; ${manifest.files.length} files, each as listed.`);
    console.log(`Head of the chain: event ${manifest.head.seq}, ${manifest.head.hash}`);
    console.log(`Manifest SHA-256: ${sha256(text)}`);
  }
} catch (error) {
  faults.push(`The bundle could not be read: ${error instanceof Error ? error.message : String(error)}`);
}
if (faults.length > 0) {
  console.error('The bundle does not hold:');
  for (const fault of faults) console.error(`- ${fault}`);
  process.exitCode = 1;
}
