import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';

/** What the screens need of a model pack: the names of what it can claim. The detector reads the rest itself. */
const PackPart = z.object({
  title: z.string(),
  version: z.string(),
  notice: z.string(),
  classes: z.array(z.object({ id: z.string(), title: z.string(), topClass: z.boolean() })),
});
export type PackClass = z.infer<typeof PackPart>['classes'][number];

const ActivePart = z.object({ manifest: z.string().regex(/^[\w-]+\/[\w.-]+\.json$/) });

/** The classes of the active model pack, in its order. Empty while unknown: ids are shown instead of titles. */
export function usePackClasses(): readonly PackClass[] {
  const { data } = useQuery({
    queryKey: ['model-pack'],
    queryFn: async ({ signal }) => {
      const { manifest } = ActivePart.parse(await json('/models/active.json', signal));
      return PackPart.parse(await json(`/models/${manifest}`, signal));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.classes ?? NONE;
}

const NONE: readonly PackClass[] = [];

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
