import { findBrowser } from '../../.ci/browser.mjs';

/**
 * Full Chromium in its new headless mode, with software rendering for WebGL and WebGPU: without the Vulkan and ANGLE
 * flags a WebGPU canvas crashes the GPU process on a machine without a GPU.
 */
const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
];

const executablePath = findBrowser();

/** The browser that the project found or installed, else the one of Playwright. */
export const LAUNCH = { ...(executablePath ? { executablePath } : {}), args: BROWSER_FLAGS };
