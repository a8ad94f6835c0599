/**
 * Full Chromium in its new headless mode, with software rendering for WebGL and WebGPU: without the Vulkan and ANGLE
 * flags a WebGPU canvas crashes the GPU process on a machine without a GPU.
 */
export const BROWSER_FLAGS = [
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
