import { z } from 'zod';
import type { ScanSidecar } from '../scan/sidecar.ts';

/** The presets that an officer may set anew for a kind of scanner. */
export const PresetName = z.enum(['auto', 'dense', 'middle', 'light']);
export type PresetName = z.infer<typeof PresetName>;

/** A window as it was when it was kept: in 0..1 of the scale after the curve. */
export const WindowPreset = z.object({
  centre: z.number().min(-1).max(2),
  width: z.number().positive().max(4),
  curve: z.enum(['linear', 'log', 'sqrt']),
});
export type WindowPreset = z.infer<typeof WindowPreset>;

export const ScannerPresets = z.partialRecord(PresetName, WindowPreset);
export type ScannerPresets = z.infer<typeof ScannerPresets>;

/** Scanners of one make show alike. */
export function scannerKind({ maker, model }: ScanSidecar['scanner']): string {
  return `${maker} ${model}`;
}

/** The presets of one kind with one of them set, or as usual again for `null`. */
export function withPreset(presets: ScannerPresets, name: PresetName, kept: WindowPreset | null): ScannerPresets {
  const { [name]: _, ...others } = presets;
  return kept ? { ...others, [name]: kept } : others;
}
