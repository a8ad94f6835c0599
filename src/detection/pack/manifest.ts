import { z } from 'zod';

/** The six channels of the input, in order; see `tensor/channels.ts` for what each one holds. */
export const CHANNELS = [
  'transmission-high',
  'attenuation-high',
  'attenuation-low',
  'ratio-excess',
  'ratio-valid',
  'height',
] as const;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in lower-case hexadecimal');
const FileName = z.string().regex(/^[\w.-]+$/, 'expected a plain file name');
const Share = z.number().min(0).max(1);
const MultipleOf32 = z.number().int().positive().multipleOf(32);

/** Ratio of the attenuations of water, low over high energy, at knots of the attenuation at high energy. */
export const WaterCurve = z
  .object({
    highMeV: z.number().positive(),
    lowMeV: z.number().positive(),
    attenuation: z.array(z.number()).min(2),
    ratio: z.array(z.number()).min(2),
  })
  .refine((curve) => curve.attenuation.length === curve.ratio.length, 'every knot needs one ratio')
  .refine((curve) => isAscending(curve.attenuation), 'the knots must ascend');
export type WaterCurve = z.infer<typeof WaterCurve>;

/** How planes become the input tensor (1, 6, stripHeightPx, stripWidthPx). */
export const InputSpec = z.object({
  name: z.string().min(1),
  channels: z
    .array(z.enum(CHANNELS))
    .refine((given) => given.join() === CHANNELS.join(), 'expected the six channels in order'),
  stripWidthPx: MultipleOf32,
  stripHeightPx: MultipleOf32,
  strideXPx: z.number().int().positive(),
  targetPitchMm: z.number().positive(),
  floorTransmission: z.number().positive().max(1),
  attenuationScale: z.number().positive(),
  singleEnergyFactor: z.number().positive(),
  ratioScale: z.number().positive(),
  ratioClip: z.number().positive(),
  validAttenuationMin: z.number().positive(),
  validAttenuationMax: z.number().positive(),
  airTransmission: Share,
  waterCurves: z.array(WaterCurve).min(1),
});
export type InputSpec = z.infer<typeof InputSpec>;

/** One head: (1, classes + 4, stripHeightPx / stride, stripWidthPx / stride). */
export const OutputSpec = z.object({ name: z.string().min(1), stride: z.number().int().positive() });
export type OutputSpec = z.infer<typeof OutputSpec>;

/** An output beside the boxes: (1, channels, stripHeightPx / stride, stripWidthPx / stride); what each channel says by its name. */
export const AuxiliarySpec = OutputSpec.extend({ channels: z.array(z.string().min(1)).min(1) });
export type AuxiliarySpec = z.infer<typeof AuxiliarySpec>;

/** What share of the proposals of a score were right, at knots of the score; straight lines between them. */
export const Calibration = z
  .object({ scores: z.array(Share).min(2), probabilities: z.array(Share).min(2) })
  .refine((table) => table.scores.length === table.probabilities.length, 'every knot needs one probability')
  .refine((table) => isAscending(table.scores) && isAscending(table.probabilities), 'the knots must ascend');
export type Calibration = z.infer<typeof Calibration>;

/** How the cells of a container in the "cargo" and "matter" outputs become statements about its load. */
export const CargoReading = z.object({
  /** Mean probability of not being empty, over the tenth of the cells that look fullest, from which on it is loaded. */
  loadedFrom: Share,
  /** Cargo mass in kg: `perKg` times the mass seen in the container's box, less `tareKgPerM` for each metre of its length. */
  mass: z.object({ perKg: z.number(), tareKgPerM: z.number(), relativeSpread: z.number().positive() }),
});
export type CargoReading = z.infer<typeof CargoReading>;

export const DecodingSpec = z.object({
  maxLogDistance: z.number().positive(),
  maxCandidates: z.number().int().positive(),
});

export const MergingSpec = z.object({
  nmsIou: Share,
  crossClassIou: Share,
  borderPx: z.number().nonnegative(),
  maxProposals: z.number().int().positive(),
});
export type MergingSpec = z.infer<typeof MergingSpec>;

const ClassMetrics = z.object({
  /** Targets in the split. */
  targets: z.number().int().nonnegative(),
  found: z.number().int().nonnegative(),
  recall: Share.nullable(),
  proposals: z.number().int().nonnegative(),
  precision: Share.nullable(),
  ap50: Share.nullable(),
});

/** What a held-out split of simulated scans gave, at the thresholds of this manifest. */
export const Metrics = z.object({
  data: z.string().min(1),
  matching: z.string().min(1),
  scans: z.number().int().nonnegative(),
  cleanScans: z.number().int().nonnegative(),
  falseFindingsPerCleanScan: z.object({
    median: z.number().nonnegative(),
    p90: z.number().nonnegative(),
    mean: z.number().nonnegative(),
  }),
  /** Clean scans without any proposal. */
  quietCleanScans: z.number().int().nonnegative(),
  /** Scans with targets in which at least one target was found. */
  scansWithTargets: z.number().int().nonnegative(),
  scansWithTargetsFlagged: z.number().int().nonnegative(),
  classes: z.record(z.string(), ClassMetrics),
  map50: Share.nullable(),
});
export type Metrics = z.infer<typeof Metrics>;

/** `manifest.json` of a model pack: all a workstation needs to run a detector and to judge it. */
export const ModelPackManifest = z
  .object({
    format: z.literal('gantry-model-pack'),
    formatVersion: z.literal(1),
    id: z.string().regex(/^[a-z0-9-]+$/),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    title: z.string().min(1),
    /** Shown wherever the detector speaks. */
    notice: z.string().min(1),
    model: z.object({ file: FileName, sha256: Sha256, bytes: z.number().int().positive() }),
    /** Self-test to be passed before the first proposal is shown; see `golden.ts`. */
    golden: z.object({ file: FileName, sha256: Sha256 }),
    /** In the order of the score channels. */
    classes: z
      .array(
        z.object({
          id: z.string().regex(/^[a-z0-9-]+$/),
          title: z.string().min(1),
          /** Classes of the greatest concern: a proposal asks for the officer's answer. */
          topClass: z.boolean(),
        }),
      )
      .min(1),
    /** Lowest score shown, per class id. */
    thresholds: z.record(z.string(), Share),
    input: InputSpec,
    outputs: z.array(OutputSpec).min(1),
    auxiliary: z.array(AuxiliarySpec).optional(),
    /** Per class id; with it scores and thresholds are probabilities. */
    calibration: z.record(z.string(), Calibration).optional(),
    cargo: CargoReading.optional(),
    decoding: DecodingSpec,
    merging: MergingSpec,
    training: z.object({
      trainedOn: z.enum(['simulated images', 'simulated images and decided scans']),
      seed: z.number().int(),
      steps: z.number().int().nonnegative(),
      scans: z.number().int().nonnegative(),
      data: z.string().optional(),
      /** Classes whose score channels were not trained. */
      unseen: z.array(z.string()).optional(),
    }),
    metrics: Metrics.optional(),
  })
  .refine(
    (manifest) => manifest.classes.every(({ id }) => manifest.thresholds[id] !== undefined),
    'every class needs a threshold',
  );
export type ModelPackManifest = z.infer<typeof ModelPackManifest>;

/** `active.json`: which pack the workstation loads; the path is relative to that file. */
export const ActivePack = z.object({
  packId: z.string().min(1),
  manifest: z.string().regex(/^[\w-]+\/[\w.-]+\.json$/),
});
export type ActivePack = z.infer<typeof ActivePack>;

function isAscending(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > (values[i - 1] ?? Number.POSITIVE_INFINITY));
}
