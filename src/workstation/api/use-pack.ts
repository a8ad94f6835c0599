import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';

/** What the screens need of a model pack: the names of what it can claim. The detector reads the rest itself. */
const PackPart = z.object({
  notice: z.string(),
  classes: z.array(z.object({ id: z.string(), title: z.string(), topClass: z.boolean() })),
});
export type PackClass = z.infer<typeof PackPart>['classes'][number];

const ActivePart = z.object({ manifest: z.string().regex(/^[\w-]+\/[\w.-]+\.json$/) });

export interface Pack {
  /** In the order of the pack. Empty while unknown: ids are shown instead of titles. */
  readonly classes: readonly PackClass[];
  /** To be said wherever the detector speaks; empty while unknown. */
  readonly notice: string;
}

/** What the active model pack says about itself. */
export function usePack(): Pack {
  const { data } = useQuery({
    queryKey: ['model-pack'],
    queryFn: async ({ signal }) => {
      const { manifest } = ActivePart.parse(await json('/models/active.json', signal));
      return PackPart.parse(await json(`/models/${manifest}`, signal));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? UNKNOWN;
}

const UNKNOWN: Pack = { classes: [], notice: '' };

/** The title of a class, or its id in words when the pack does not say. */
export function classTitle(classes: readonly PackClass[], classId: string): string {
  const title = classes.find(({ id }) => id === classId)?.title;
  if (title) return title;
  const words = classId.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

async function json(path: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}
