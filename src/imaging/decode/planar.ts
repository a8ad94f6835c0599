import { DecodeFault } from './decode-fault.ts';
import type { Raster, SampleArray } from './raster.ts';
import type { SampleLayout } from './unpack-samples.ts';

interface Axes {
  readonly planes: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** A file without compression has exactly the bytes that its dimensions ask for, or is not whole. */
export function checkLength(data: Uint8Array, bytes: number): void {
  if (data.length < bytes) throw new DecodeFault('truncated', `${data.length} of ${bytes} bytes of samples`);
  if (data.length > bytes)
    throw new DecodeFault('unreadable', `${data.length - bytes} bytes more than the picture has`);
}

/** The pictures of samples that lie one picture after the other. Two channels are two pictures. */
export function planarRasters(samples: SampleArray, axes: Axes, { bits, kind }: SampleLayout): readonly Raster[] {
  const { planes, height, width, channels } = axes;
  const shown = { width, height, bits: kind === 'float' ? Math.max(32, bits) : bits };
  const length = width * height * channels;
  if (channels === 2) {
    return [0, 1].map((channel) => {
      const values = samples.slice(0, length / 2);
      for (let i = 0; i < values.length; i++) values[i] = samples[i * 2 + channel] as never;
      return { ...shown, channels: 1, colours: 'grey', samples: values };
    });
  }
  return Array.from({ length: planes }, (_, i) => ({
    ...shown,
    channels,
    colours: channels === 1 ? 'grey' : 'rgb',
    samples: planes === 1 ? samples : samples.subarray(i * length, (i + 1) * length),
  }));
}
