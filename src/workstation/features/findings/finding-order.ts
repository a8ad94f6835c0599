import type { ImageBox } from '#domain/annotation/space.ts';
import { type Finding, type FindingId, inOrder } from '#domain/finding/finding.ts';

/** The finding that the keys act on: the chosen one, else the strongest that is still open. */
export function focusOf(findings: readonly Finding[], chosen: FindingId | null): Finding | null {
  const ordered = inOrder(findings);
  return ordered.find(({ id }) => id === chosen) ?? ordered.find(isOpen) ?? null;
}

/** The next open finding in a direction, round the end; null when none is open. */
export function nextOpen(findings: readonly Finding[], from: FindingId | null, step: 1 | -1): FindingId | null {
  const ordered = inOrder(findings);
  const start = ordered.findIndex(({ id }) => id === from);
  const origin = start < 0 && step < 0 ? ordered.length : start;
  for (let i = 1; i <= ordered.length; i++) {
    const at = (((origin + i * step) % ordered.length) + ordered.length) % ordered.length;
    const candidate = ordered[at];
    if (candidate && candidate.id !== from && isOpen(candidate)) return candidate.id;
  }
  return null;
}

export function isOpen({ status }: Finding): boolean {
  return status === 'open';
}

/** All the rest may go at once only after each of them has been on the screen. */
export function canRejectRest(findings: readonly Finding[], seen: ReadonlySet<FindingId>): boolean {
  const open = findings.filter(isOpen);
  return open.length > 0 && open.every(({ id }) => seen.has(id));
}

/** Findings whose middle lies on the visible part of the image. */
export function findingsInView(findings: readonly Finding[], visible: ImageBox): readonly FindingId[] {
  return findings
    .filter(({ box }) => isInside(box.x + box.width / 2, box.y + box.height / 2, visible))
    .map(({ id }) => id);
}

function isInside(x: number, y: number, box: ImageBox): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
