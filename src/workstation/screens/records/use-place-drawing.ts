import { useState } from 'react';
import type { Annotation, AnnotationContent, AnnotationId } from '#domain/annotation/annotation.ts';
import { newAnnotationId } from '../../desk/annotation-id.ts';
import { useWorkstation } from '../../state/workstation.tsx';

/** Places in the picture that are being drawn, to be said with the word of the yard. */
export function usePlaceDrawing() {
  const { officer, clock } = useWorkstation();
  const [isDrawing, setDrawing] = useState(false);
  const [drawn, setDrawn] = useState<readonly Annotation[]>([]);
  const made = (id: AnnotationId, content: AnnotationContent): Annotation => ({
    ...content,
    id,
    drawnBy: officer.id,
    changedAt: new Date(clock.nowMs()).toISOString(),
  });

  return {
    isDrawing,
    drawn,
    toggle: () => setDrawing((before) => !before),
    end(): void {
      setDrawing(false);
      setDrawn([]);
    },
    /** For the picture while places are drawn. */
    remarks: isDrawing
      ? {
          annotations: drawn,
          onAnnotate: (content: AnnotationContent) =>
            setDrawn((before) => [
              ...before,
              made(
                newAnnotationId(() => crypto.randomUUID()),
                content,
              ),
            ]),
          onChangeAnnotation: (id: AnnotationId, content: AnnotationContent | null) =>
            setDrawn((before) => before.flatMap((one) => (one.id !== id ? [one] : content ? [made(id, content)] : []))),
        }
      : undefined,
  };
}

export type PlaceDrawing = ReturnType<typeof usePlaceDrawing>;
