import type { Role } from './officer.ts';

/** Who may do what. The server enforces this table; the workstation uses it to show only what is possible. */
export const RIGHTS = {
  'queue.see': ['officer', 'senior-officer', 'supervisor'],
  'scan.submit': ['scanner', 'administrator'],
  // Supervisors miss the scan; administrators look after the scanners.
  'refused-delivery.see': ['supervisor', 'administrator'],
  'scan.see': ['officer', 'senior-officer', 'supervisor'],
  'scan.review': ['officer', 'senior-officer'],
  'scan.second-review': ['officer', 'senior-officer'],
  'record.see': ['supervisor'],
  'record.export': ['supervisor'],
  // For training: administrators choose the packs that come of it. Holds no words of officers and no declaration.
  'findings.export': ['supervisor', 'administrator'],
  'decision.audit': ['supervisor'],
  // Who is asked when an officer escalates.
  'escalation.answer': ['senior-officer', 'supervisor'],
  // Of an officer whose acts were refused and the server.
  'conflict.settle': ['supervisor'],
  'decision.return': ['supervisor'],
  'examination.record': ['supervisor'],
  'figures.see': ['officer', 'senior-officer', 'supervisor'],
  'figures.see-others': ['supervisor'],
  'audit.verify': ['supervisor', 'administrator'],
  'model-pack.see': ['officer', 'senior-officer', 'supervisor', 'administrator'],
  'model-pack.manage': ['administrator'],
  // Supervisors know the trend. Administrators, because a small service has nobody else and they choose packs with
  // thresholds anyway. Not officers: they would tune what judges beside them.
  'targeting.set': ['supervisor', 'administrator'],
  // Of people at work: for whoever audits decisions, and each officer for their own, once the scan is decided.
  'view-path.see-own': ['officer', 'senior-officer', 'supervisor'],
  'view-path.see': ['supervisor'],
  // Supervisors answer for what officers are shown; administrators look after the scanners. Shows wedge scans alone.
  'calibration.see': ['supervisor', 'administrator'],
  'calibration.set': ['administrator'],
  'review-policy.see': ['supervisor', 'administrator'],
  'review-policy.set': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof RIGHTS;

export function mayRole(role: Role, right: Right): boolean {
  return (RIGHTS[right] as readonly Role[]).includes(role);
}
