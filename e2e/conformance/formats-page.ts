import type { DecodeProblem } from '#imaging/decode/decode-fault.ts';

/** What became of one file: opened, opened but not taken for a scan, or refused. */
export interface Outcome {
  readonly format: string;
  readonly refused?: DecodeProblem;
  readonly reason?: string;
  readonly notTaken?: DecodeProblem;
  /** Taken only where the sidecar says that it is a stack. */
  readonly isStack?: boolean;
}

const HEAD = `# Formats

What a scanner may deliver as the picture of a scan. A file is known by its content, never by its name. Every reader gives the
values as they are stored; \`imaging/decode/plane-of.ts\` alone takes them for a radiograph:

| stored | in the plane of 16 bits |
|---|---|
| unsigned, up to 16 bits | every distinct value kept; the highest of the depth becomes 65535 |
| signed, up to 16 bits | the same, from the lowest value of the depth on |
| wider integers and floats | kept and rounded where all lie within 0 and 65535, else stretched from the lowest to the highest |
| floats from 0 to 1 | a share of the open beam: 1 becomes 65535 |
| not a number | 0, no signal |
| white is zero, MONOCHROME1 | turned round |
| palette or colour channels | taken where all colours in use are grey |
| marks drawn in colour, on up to a tenth of the pixels | by their brightness; the scan says so with its quality |
| more colour than that | refused as \`in-colour\` |

A scan has one or two pictures of one size: pages, frames, two grey channels, or two files. Bare samples are read when the
sidecar describes them (\`raw\`, with \`widthPx\` and \`heightPx\`). NumPy arrays (\`.npy\`: u1 u2 u4 i2 i4 f2 f4 f8, either byte order,
either order of axes) and HTJ2K in DICOM are read too; no file of these is among the files below, their tests make their own.

## Slices

A file of more pictures than two (frames of DICOM or DICOS, pages of TIFF), all of one size and kind, opens as a stack where the
sidecar says \`stack\` (\`{}\`, or with \`spacingMm\`) and one energy: its slices lie side by side on one plane, can be stepped
through, and marks belong to the slice that they lie on ([decision 19](decisions/0019-a-stack-is-a-sheet.md)). Integers of up to 16
bits keep every value; all slices share one scale. The detector says that it cannot judge slices.

A series of DICOM or DICOS files with a slice each (2 to 1000 files, at most 200 MiB together) comes as one delivery: a part
\`slice\` for each file after the sidecar, or \`slice\` for each in the manifest of a watched folder, in any order. Slices are
ordered by Image Position (Patient) along the normal of Image Orientation (Patient) where all state them, else by Instance
Number, also from functional groups. Refused are files of another series, size, kind, pixel spacing, rescaling or direction
(\`slices-mixed\`), a place that is there twice (\`slices-repeated\`), a step of more than one and a half of the usual
(\`slices-missing\`), and files that state neither place nor number (\`slices-unplaced\`); the refusal names the file. There is
no series among the files below: \`npm run conformance\` makes one from a CT of pydicom's in several transfer syntaxes.

## Two views

A view from above comes as part \`image-top\` after \`image\`, with as many planes and columns and of the same pixel pitch, where the
sidecar says \`topView\` (\`{}\`, or with its \`geometry\`). Both lie on one plane, the side view above the top view
([decision 29](decisions/0029-two-views-are-one-picture.md)); \`widthPx\`, \`heightPx\` and \`geometry\` of the sidecar are those of the
side view. The detector judges the side view alone, and says so.

## Step wedges

Where the sidecar says \`purpose: "calibration"\`, the scan shows a step wedge and no container: it never waits in the queue, and an
administrator calibrates its scanner by it ([decision 27](decisions/0027-curves-are-calibrated-by-scanner.md)).

## Instead of a sidecar

A scanner's XML export (\`DataForm\` of any version, \`manifest\`; UTF-8 or UTF-16) may come in the place of the sidecar, with the
picture that it names as the image. What it does not say, a JSON file does that \`GANTRY_EXPORT_SITES\` names: for each site code of
the exports \`site\`, \`lane\`, \`scanner\`, \`planes\` and \`pixelPitchMm\`, and where it was measured \`geometry\` (distances
from the focal spot to the middle plane of the container and to the detectors, mm: they tell what heights are worth at either
wall), as in a sidecar. Containers, plates, operations, verdicts and
marks are kept with the delivery and not shown, because the first look is blind; of a mark only that it was there. An export
with a document type is refused.

The Unified File Format of the WCO is not read: its specification is not public. [What it would map to](uff.md), and where a reader
of it belongs.

## Reports of other machines

A threat detection report of DICOS (v02, v03; at most 4 MiB) may come as part \`report\` after the pictures of its scan, by
\`report\` in the manifest of a watched folder, or later by \`POST /api/scans/SCAN/reports\`. Read are who speaks, the decision or why
there is none, and of each object its category, words, assessment, probability and place: polygon, mask or block of voxels.
Ten reports are kept of one scan. Those among the files below hold no picture; \`npm run conformance\` holds what is read of them
against pydicom, and writes and reads them again.

## Exports

A supervisor takes a case out as a bundle that a stranger can verify, or in one format: JSON (the record itself), PDF (to read and
file), W3C Web Annotations (JSON-LD; SVG and fragment selectors in pixels of the stored plane), and DICOS threat detection reports
of the detector (\`MACHINE\`), of the officer (\`OPERATOR\`) and of both (\`AGGREGATE\`; each object once, with the objects that it
joins). Boxes have a block of voxels and two corners, polygons their corners and a mask. Each export says what its format cannot
carry: on the last page of the report, in \`notCarried\` of the annotations, in the comments (0020,4000) of the reports.

## Refusals

\`unreadable\`: damaged, or none of these formats. \`truncated\`: cut short. \`wrong-depth\`: a depth that the format or the reader does
not have. \`too-large\`: more than 100 million pixels or 200 MB of samples. \`unsupported\`: of a kind that is not read. \`in-colour\`: no
radiograph. Nothing is guessed or completed, and nothing of a header's claims is allocated before the file is held against it.
\`npm run fuzz:readers -- --count 200000\` damages small files of every format and expects no other answer, within 2 s and 512 MB.

## Files of others

Generated by \`node e2e/conformance/formats.ts FOLDER --write\`, checked by \`npm run conformance -- FOLDER\`. Independent readers
(tifffile, Pillow, libpng, pydicom with its plugins) gave the SHA-256 of the stored values of each picture; *equal* is the number of
files in which Gantry finds the same. *Stack* are those of them that hold more than two pictures of one size, *not a scan* those that
hold colour, or pictures of several sizes.

| format | files | equal | stack | not a scan | refused |
|---|---:|---:|---:|---:|---|
`;

/** docs/formats.md from a run over files of others. */
export function formatsPage(outcomes: readonly Outcome[]): string {
  const formats = [...new Set(outcomes.map(({ format }) => format))].sort();
  return `${HEAD}${formats.map((format) => row(format, outcomes)).join('')}`;
}

function row(format: string, all: readonly Outcome[]): string {
  const own = all.filter((outcome) => outcome.format === format);
  const refused = own.filter((outcome) => outcome.refused);
  const reasons = [...new Set(refused.map(({ refused: problem, reason }) => `\`${problem}\`: ${reason}`))].sort();
  const told = refused.length > 0 ? `${refused.length}; ${reasons.join('; ')}` : '';
  const notTaken = own.filter((outcome) => outcome.notTaken).length;
  const stacks = own.filter((outcome) => outcome.isStack).length;
  return `| ${format} | ${own.length} | ${own.length - refused.length} | ${stacks || ''} | ${notTaken || ''} | ${told} |\n`;
}
