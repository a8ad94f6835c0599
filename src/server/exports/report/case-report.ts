import { displayContainerNumber } from '#domain/container/container-number.ts';
import { type CaseMaterial, officerName } from '../case-material.ts';
import type { RenderedPicture } from '../picture-of.ts';
import { drawPicture } from './draw-picture.ts';
import { evidenceFields, recipeText, timelineRows } from './evidence.ts';
import { claimRows, declarationFields, earlierRows, findingRows, loadLines, markRows, remarkRows } from './rows.ts';
import { FONTS, INK, Sheet } from './sheet.ts';
import { instantText } from './values.ts';
import { reasonText, WORDS } from './words.ts';

/** The case as a report to file: picture, findings, decision, evidence and timeline, and what it leaves out. */
export async function caseReport(material: CaseMaterial, picture: RenderedPicture): Promise<Buffer> {
  const { record, madeAt } = material;
  const { scan } = record;
  const sheet = new Sheet({
    Title: `${WORDS.title} ${displayContainerNumber(scan.containerNumber)}`,
    Subject: `Scan ${scan.id}`,
    CreationDate: new Date(madeAt),
  });
  head(sheet, material);
  decision(sheet, material);
  pictureOf(sheet, material, picture);
  judgement(sheet, material);
  history(sheet, material);
  sheet.heading(WORDS.declaration);
  if (scan.sidecar.declaration) sheet.fields(declarationFields(scan.sidecar.declaration));
  else sheet.paragraph(WORDS.noDeclaration, INK.quiet);
  const loads = loadLines(record);
  if (loads.length > 0) sheet.heading(WORDS.load);
  for (const line of loads) sheet.paragraph(line);
  evidence(sheet, material);
  sheet.heading(WORDS.limits);
  for (const line of WORDS.notCarried) sheet.paragraph(`• ${line}`);
  signatures(sheet);
  return sheet.finish(WORDS.foot(scan.id, instantText(madeAt)));
}

function head(sheet: Sheet, { record }: CaseMaterial): void {
  const { doc, left, width } = sheet;
  const { scan, review } = record;
  const { site, lane, scanner, simulated, scannedAt } = scan.sidecar;
  const top = sheet.y;
  doc.font(FONTS.plain).fontSize(9).fillColor(INK.quiet).text(WORDS.title, left, top);
  doc
    .font(FONTS.bold)
    .fontSize(20)
    .fillColor(INK.strong)
    .text(displayContainerNumber(scan.containerNumber), left, top + 12);
  const outcome = review.decision ? WORDS.outcome[review.decision.outcome] : WORDS.undecided;
  doc.font(FONTS.bold).fontSize(11);
  const wide = doc.widthOfString(outcome) + 20;
  doc
    .rect(left + width - wide, top + 10, wide, 26)
    .lineWidth(1.2)
    .strokeColor(INK.strong)
    .stroke();
  doc.fillColor(INK.strong).text(outcome, left + width - wide + 10, top + 17.5, { lineBreak: false });
  sheet.y = top + 42;
  const { maker, model, serial } = scanner;
  sheet.paragraph(
    `Scan ${scan.id} · ${site}, ${/^\d+$/.test(lane) ? `lane ${lane}` : lane} · scanned ${instantText(scannedAt)} by ${maker} ${model}, ${serial}`,
    INK.quiet,
  );
  if (!simulated) return;
  doc.rect(left, sheet.y + 1, width, 16).fill(INK.ground);
  doc
    .font(FONTS.bold)
    .fontSize(8.5)
    .fillColor(INK.strong)
    .text(WORDS.simulated, left + 6, sheet.y + 5, { lineBreak: false });
  sheet.y += 20;
}

function decision(sheet: Sheet, { record }: CaseMaterial): void {
  const { firstVerdict, decision: made, handedOver } = record.review;
  const { examination } = record;
  const by = (officerId: string, at: string) => `${officerName(record, officerId)}, ${instantText(at)}`;
  sheet.heading(WORDS.decision);
  sheet.fields([
    { name: 'First verdict, blind', value: firstVerdict ? WORDS.verdict[firstVerdict.verdict] : '–' },
    { name: 'given by', value: firstVerdict ? by(firstVerdict.officerId, firstVerdict.givenAt) : '–' },
    { name: 'Decision', value: made ? WORDS.outcome[made.outcome] : WORDS.undecided },
    { name: 'made by', value: made ? by(made.decidedBy, made.decidedAt) : '–' },
    ...(made?.note ? [{ name: 'Words of the officer', value: reasonText(made.note) }] : []),
    ...(handedOver
      ? [
          {
            name: 'Second officer',
            value: `handed over by ${officerName(record, handedOver.by)}: ${reasonText(handedOver.reason)}`,
          },
        ]
      : []),
    {
      name: 'Examination',
      value: examination
        ? [WORDS.examination[examination.result], examination.note, by(examination.recordedBy, examination.recordedAt)]
            .filter(Boolean)
            .join(' · ')
        : WORDS.noExamination,
    },
  ]);
}

function pictureOf(sheet: Sheet, { record }: CaseMaterial, picture: RenderedPicture): void {
  const recipe = record.review.decision?.recipe;
  const plane = WORDS.plane[recipe?.plane ?? 'high'];
  sheet.heading(WORDS.picture);
  drawPicture(sheet, record, picture.png);
  const caption = !recipe
    ? WORDS.undecidedPicture(plane)
    : picture.isAsRecorded
      ? WORDS.asShown(plane, recipeText(recipe))
      : WORDS.shownPlainly(plane);
  sheet.paragraph(`${caption} ${WORDS.legend}`, INK.quiet, 7);
}

function judgement(sheet: Sheet, { record }: CaseMaterial): void {
  const { detection, annotations, machineReports = [] } = record.review;
  sheet.heading(WORDS.findings);
  const findings = findingRows(record);
  if (findings.length > 0) {
    sheet.table(
      [
        { heading: 'No.', share: 0.06 },
        { heading: 'Class', share: 0.2 },
        { heading: 'Score', share: 0.08 },
        { heading: 'Answer', share: 0.3 },
        { heading: 'Place and size, px', share: 0.21 },
        { heading: 'Size, mm', share: 0.15 },
      ],
      findings,
    );
  } else {
    const words = !detection
      ? WORDS.noReport
      : detection.state === 'done'
        ? WORDS.noFindings
        : WORDS.noDetection[detection.state];
    sheet.paragraph(words, INK.quiet);
  }
  sheet.heading(WORDS.marks);
  if (annotations.length === 0) sheet.paragraph(WORDS.noMarks, INK.quiet);
  else {
    sheet.table(
      [
        { heading: 'Mark', share: 0.06 },
        { heading: 'Kind', share: 0.12 },
        { heading: 'Class and words', share: 0.3 },
        { heading: 'By', share: 0.16 },
        { heading: 'Place and size, px', share: 0.21 },
        { heading: 'Size, mm', share: 0.15 },
      ],
      markRows(record),
    );
  }
  if (machineReports.length === 0) return;
  sheet.heading(WORDS.machines);
  sheet.table(
    [
      { heading: 'Mark', share: 0.07 },
      { heading: 'Claim', share: 0.33 },
      { heading: 'Assessment', share: 0.15 },
      { heading: 'By', share: 0.28 },
      { heading: 'Its decision', share: 0.17 },
    ],
    claimRows(machineReports),
  );
}

function history(sheet: Sheet, { record }: CaseMaterial): void {
  const earlier = earlierRows(record);
  if (earlier.length > 0) {
    sheet.heading(WORDS.earlier);
    sheet.table(
      [
        { heading: 'Decision', share: 0.2 },
        { heading: 'By', share: 0.22 },
        { heading: 'Words', share: 0.24 },
        { heading: 'Returned', share: 0.34 },
      ],
      earlier,
    );
  }
  const remarks = remarkRows(record);
  if (remarks.length === 0) return;
  sheet.heading(WORDS.escalation);
  sheet.table(
    [
      { heading: 'When', share: 0.2 },
      { heading: 'Who', share: 0.16 },
      { heading: 'Words', share: 0.42 },
      { heading: 'Place, px', share: 0.22 },
    ],
    remarks,
  );
}

function evidence(sheet: Sheet, material: CaseMaterial): void {
  sheet.heading(WORDS.evidence);
  sheet.fields(evidenceFields(material.record));
  sheet.heading(WORDS.timeline);
  sheet.table(
    [
      { heading: 'Event', share: 0.07 },
      { heading: 'Server time', share: 0.19 },
      { heading: 'Device time', share: 0.19 },
      { heading: 'What', share: 0.24 },
      { heading: 'By', share: 0.16 },
      { heading: 'Hash', share: 0.15, isCode: true },
    ],
    timelineRows(material.record),
  );
  sheet.paragraph(WORDS.times, INK.quiet, 7);
}

function signatures(sheet: Sheet): void {
  sheet.keep(70);
  sheet.y += 34;
  const { doc, left, width, y } = sheet;
  WORDS.signatures.forEach((who, i) => {
    const [from, wide] = [left + (i * width) / 2, width / 2 - 18];
    doc
      .moveTo(from, y)
      .lineTo(from + wide, y)
      .lineWidth(0.6)
      .strokeColor(INK.strong)
      .stroke();
    doc
      .font(FONTS.plain)
      .fontSize(7)
      .fillColor(INK.quiet)
      .text(`${who}: ${WORDS.signature}`, from, y + 3, { width: wide });
  });
  sheet.y = y + 18;
}
