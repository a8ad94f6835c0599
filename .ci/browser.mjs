// Finds a Chromium for the end-to-end tests, or installs one: the system's, Playwright's own, or Debian's package.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a browser that is there already, or undefined. GANTRY_BROWSER overrules. */
export function findBrowser() {
  const candidates = [process.env.GANTRY_BROWSER, ...SYSTEM_BROWSERS, chromium.executablePath()];
  return candidates.find((path) => path && existsSync(path));
}

function attempt(command, args) {
  try {
    execFileSync(command, args, { stdio: 'inherit' });
  } catch {
    console.log(`${command} ${args.join(' ')} did not succeed.`);
  }
}

function installBrowser() {
  console.log('No Chromium found. Trying the download of Playwright …');
  attempt('npx', ['playwright', 'install', 'chromium']);
  if (findBrowser() || process.platform !== 'linux') return;
  console.log('Trying the package of the system …');
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [first, ...rest] = [...asRoot, 'apt-get'];
  attempt(first, [...rest, 'update', '-qq']);
  attempt(first, [...rest, 'install', '-y', '-qq', '--no-install-recommends', 'chromium']);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!findBrowser()) installBrowser();
  const found = findBrowser();
  if (!found) {
    console.error('No Chromium could be found or installed. Set GANTRY_BROWSER to the path of one.');
    process.exit(1);
  }
  console.log(`Browser: ${found}`);
}
