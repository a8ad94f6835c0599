import { repairRows } from '../ops/repair-rows.ts';
import { type Plane, plane } from '../plane.ts';
import { AFTER_TRANSFER, hasAreaSteps, type Settings } from './pipeline.ts';
import { transferCodes } from './transfer-codes.ts';

/** The samples after all steps that look at neighbours; where there is one, on the scale after the transfer curve. */
export function filterPlane(source: Plane, settings: Settings): Plane {
  if (!hasAreaSteps(settings)) return source;
  const codes = transferCodes(settings.transfer?.curve ?? 'linear');
  const coded = ({ width, height, samples }: Plane) =>
    plane(
      width,
      height,
      samples.map((sample) => codes[sample] as number),
    );
  const original = coded(source);
  const start = settings['repair-rows']?.on ? coded(repairRows.apply(source, source)) : original;
  return AFTER_TRANSFER.reduce((made, op) => (settings[op.id]?.on ? op.apply(made, original) : made), start);
}
