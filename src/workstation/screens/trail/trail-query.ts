import { z } from 'zod';
import { TrailQuery } from '#contract/trail.ts';
import { AuditAction } from '#domain/audit/event.ts';

/** What is looked for, as it stands in the address of the screen. */
export const TrailSearch = z.object({
  about: z.string().max(60).optional().catch(undefined),
  person: z.string().max(60).optional().catch(undefined),
  /** Id and version, with a space between. */
  pack: z.string().max(130).optional().catch(undefined),
  action: AuditAction.optional().catch(undefined),
});
export type TrailSearch = z.infer<typeof TrailSearch>;

/** The query that is meant; null when what it is about is neither a container number nor the id of a scan. */
export function queryOf({ about, person, pack, action }: TrailSearch): TrailQuery | null {
  const [packId, packVersion] = pack?.split(' ') ?? [];
  const query = TrailQuery.safeParse({
    about: about ? (about.startsWith('scn_') ? about : about.toUpperCase().replace(/[\s-]/g, '')) : null,
    actorId: person ?? null,
    pack: packId && packVersion ? { packId, packVersion } : null,
    action: action ?? null,
    before: null,
  });
  return query.success ? query.data : null;
}
