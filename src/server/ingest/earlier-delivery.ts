import { createHash } from 'node:crypto';
import { ScanId } from '#domain/scan/scan.ts';
import type { ScanSidecar } from '#domain/scan/sidecar.ts';
import type { Database, Transaction } from '../db/database.ts';
import { isSeries, type StagedImage } from './delivery.ts';
import { type Refusal, refusal } from './refusal.ts';

/** By what a delivery is recognised. */
export interface DeliveryKeys {
  /** The picture. */
  readonly image: string;
  /** The act of scanning: one container, one instant, one scanner. */
  readonly exposure: string;
  /** Picture and sidecar together. */
  readonly delivery: string;
}

export function keysOf(sidecar: ScanSidecar, images: readonly StagedImage[]): DeliveryKeys {
  const { containerNumber, scannedAt, scanner } = sidecar;
  const image = imageKeyOf(images);
  const instant = new Date(scannedAt).toISOString();
  return {
    image,
    exposure: JSON.stringify([containerNumber, instant, scanner.maker, scanner.model, scanner.serial]),
    delivery: createHash('sha256')
      .update(`${image}\n${JSON.stringify(sidecar)}`)
      .digest('hex'),
  };
}

/** Of a series the hash of them all in one order, because its files may come in any, and keys must not grow. */
function imageKeyOf(images: readonly StagedImage[]): string {
  const hashes = images.map(({ staged }) => staged.sha256);
  if (!isSeries(images)) return hashes.join('+');
  return createHash('sha256').update(hashes.sort().join('+')).digest('hex');
}

export type Earlier =
  | { readonly kind: 'none' }
  | { readonly kind: 'same'; readonly scanId: ScanId }
  | { readonly kind: 'contradiction'; readonly refusal: Refusal };

/** What was delivered before that this delivery repeats or contradicts. */
export async function findEarlier(
  db: Database | Transaction,
  keys: DeliveryKeys,
  sidecar: ScanSidecar,
): Promise<Earlier> {
  const known = await db
    .selectFrom('scans')
    .innerJoin('deliveries', 'deliveries.scan_id', 'scans.id')
    .select(['scans.id', 'image_key', 'delivery_key', 'deliveries.sidecar'])
    .where((eb) => eb.or([eb('image_key', '=', keys.image), eb('exposure_key', '=', keys.exposure)]))
    .execute();
  const same = known.find((row) => row.delivery_key === keys.delivery);
  if (same) return { kind: 'same', scanId: ScanId.parse(same.id) };
  const [other] = known;
  if (!other) return { kind: 'none' };
  const contradiction = (field: string, detail: string): Earlier => ({
    kind: 'contradiction',
    refusal: refusal('contradicts-earlier-delivery', field, detail),
  });
  if (other.image_key !== keys.image) {
    return contradiction('image', `${other.id} has another picture of this container, instant and scanner`);
  }
  const field = firstDifference(other.sidecar, sidecar) ?? 'sidecar';
  return contradiction(field, `the same picture was delivered as ${other.id} with another ${field}`);
}

/** The path of the first value in which two JSON values differ. */
export function firstDifference(one: unknown, other: unknown, path = ''): string | undefined {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other ? undefined : path;
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const [left, right] = [one, other].map((value) => (value as Record<string, unknown>)[key]);
    const found = firstDifference(left, right, path ? `${path}.${key}` : key);
    if (found !== undefined) return found;
  }
  return undefined;
}
