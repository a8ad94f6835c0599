import { z } from 'zod';
import { ContainerNumber } from '../container/container-number.ts';

export const EnergyLabel = z.enum(['high', 'low']);
export type EnergyLabel = z.infer<typeof EnergyLabel>;

/** One position of the declaration as far as it travels with the scan. */
export const DeclaredGoods = z.object({
  description: z.string().trim().min(1).max(300),
  /** Four to ten digits, without dots. */
  hsCode: z
    .string()
    .regex(/^\d{4}(\d{2}){0,3}$/, 'expected 4, 6, 8 or 10 digits')
    .optional(),
  packages: z.number().int().positive().max(1_000_000).optional(),
  netMassKg: z.number().positive().max(100_000).optional(),
});
export type DeclaredGoods = z.infer<typeof DeclaredGoods>;

/** How the samples of an image file lie in it that has no header to say so, one plane after the other. */
export const RawSamples = z.object({
  /** As NumPy names them: unsigned, signed or floating, and the bytes of one. */
  sample: z.enum(['u1', 'u2', 'u4', 'i2', 'i4', 'f4', 'f8']),
  byteOrder: z.enum(['little', 'big']).default('little'),
  /** Before the first sample, left unread. */
  headerBytes: z.number().int().min(0).max(1_048_576).default(0),
});

const Words = z.string().trim().max(200);

/**
 * What the scanner's own system noted of a scan before it came here, other people's verdicts among it. Kept with the
 * delivery, and not part of what an officer sees.
 */
export const ScannerRecord = z.object({
  reference: Words.optional(),
  containers: z.array(Words).max(20),
  plates: z.array(Words).max(20),
  isEmpty: z.boolean().optional(),
  operations: z
    .array(
      z.object({
        kind: z.enum(['scan', 'analysis', 'other']),
        /** As the scanner's system numbers it. */
        type: Words,
        startedAt: Words.optional(),
        endedAt: Words.optional(),
        workstation: Words.optional(),
        verdict: Words.optional(),
        marks: z.number().int().min(0),
        files: z.array(Words).max(500),
      }),
    )
    .max(100),
});
export type ScannerRecord = z.input<typeof ScannerRecord>;

/** Where the focal spot and the detectors stand, along the beam, from the middle of the container. */
const Geometry = z
  .object({
    sourceToMiddleMm: z.number().min(1300).max(50_000),
    sourceToDetectorMm: z.number().positive().max(50_000),
  })
  .refine((at) => at.sourceToDetectorMm > at.sourceToMiddleMm, 'the detectors must stand behind the container');

/** What a scanner tells about a scan, in a JSON file beside the image planes. */
export const ScanSidecar = z.object({
  format: z.literal('gantry-scan'),
  formatVersion: z.literal(1),
  containerNumber: ContainerNumber,
  site: z.string().trim().min(1).max(60),
  lane: z.string().trim().min(1).max(60),
  scanner: z.object({
    maker: z.string().trim().min(1).max(60),
    model: z.string().trim().min(1).max(60),
    serial: z.string().trim().min(1).max(60),
  }),
  scannedAt: z.iso.datetime({ offset: true }),
  /** Set where a step wedge was scanned and no container: it waits for no officer, and calibrates its scanner. */
  purpose: z.literal('calibration').optional(),
  /** In the order of the image planes; the first plane is the high energy. */
  planes: z
    .array(
      z.object({
        energy: EnergyLabel,
        /** Endpoint of the X-ray spectrum. */
        energyMeV: z.number().positive().max(20),
      }),
    )
    .min(1)
    .max(2)
    .refine((planes) => planes[0]?.energy === 'high', 'the first plane must be the high energy')
    .refine((planes) => planes.length < 2 || planes[1]?.energy === 'low', 'the second plane must be the low energy')
    .refine(
      (planes) => planes.length < 2 || (planes[0]?.energyMeV ?? 0) > (planes[1]?.energyMeV ?? 0),
      'the high energy must exceed the low energy',
    ),
  /** Size of one pixel in the middle plane of the container: along the motion (x) and vertically (y). */
  pixelPitchMm: z.object({ x: z.number().positive().max(50), y: z.number().positive().max(50) }),
  /** The end of the picture at which the doors of the container lie, where the scanner knows how it drove through. */
  doors: z.enum(['left', 'right']).optional(),
  /** Of the side view. Left out where nobody has measured it. */
  geometry: Geometry.optional(),
  /** When a view from above comes beside the side view: of the same lines of motion, energies and pixel pitch. */
  topView: z.object({ geometry: Geometry.optional() }).optional(),
  /** Of the side view; stated by the sender, checked against the image when present. */
  widthPx: z.number().int().positive().max(65_535).optional(),
  heightPx: z.number().int().positive().max(16_384).optional(),
  /** When the image is a series of slices of a volume, one beside the next; then there is one energy. */
  stack: z.object({ spacingMm: z.number().positive().max(1_000).optional() }).optional(),
  /** Only for files of bare samples, whose dimensions must then be stated. */
  raw: RawSamples.optional(),
  declaration: z
    .object({
      reference: z.string().trim().min(1).max(80),
      consignor: z.string().trim().max(120).optional(),
      consignee: z.string().trim().max(120).optional(),
      origin: z
        .string()
        .regex(/^[A-Z]{2}$/, 'expected a two-letter country code')
        .optional(),
      destination: z
        .string()
        .regex(/^[A-Z]{2}$/, 'expected a two-letter country code')
        .optional(),
      goods: z.array(DeclaredGoods).min(1).max(200),
      grossMassKg: z.number().positive().max(100_000).optional(),
      seals: z.array(z.string().trim().min(1).max(40)).max(10).default([]),
    })
    .optional(),
  /** Why the container was selected, in the codes of the selecting service. */
  reasons: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  /** 0 (routine) to 100 (most urgent), as the selecting service ranked it. Never shown to officers before first look. */
  riskScore: z.number().min(0).max(100).default(0),
  scannerRecord: ScannerRecord.optional(),
  /** True when the picture was made by a simulator, so that nobody can take it for a real container. */
  simulated: z.boolean().default(false),
});
export type ScanSidecar = z.infer<typeof ScanSidecar>;
/** A sidecar as it is written, before defaults are filled in. */
export type ScanSidecarInput = z.input<typeof ScanSidecar>;
