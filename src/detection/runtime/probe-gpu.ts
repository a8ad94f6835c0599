export type GpuProbe = { readonly usable: true } | { readonly usable: false; readonly reason: string };

/** A GPU drawn by software takes minutes for what WebAssembly does in a second. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|software/i;

/** Whether a real GPU answers. Asked before the large runtime for it is fetched. */
export async function probeGpu(gpu: GPU | undefined): Promise<GpuProbe> {
  if (!gpu) return { usable: false, reason: 'this browser has no WebGPU' };
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return { usable: false, reason: 'no GPU adapter' };
    const { isFallbackAdapter, vendor, architecture, device, description } = adapter.info;
    const name = [vendor, architecture, device, description].filter(Boolean).join(' ');
    if (isFallbackAdapter || SOFTWARE.test(name)) return { usable: false, reason: `software GPU adapter (${name})` };
    return { usable: true };
  } catch (error) {
    return { usable: false, reason: `GPU adapter failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** JavaScript Promise Integration: the smaller of the two WebGPU runtimes needs it. */
export function hasPromiseIntegration(): boolean {
  return 'Suspending' in WebAssembly && 'promising' in WebAssembly;
}
