import { useStore } from 'zustand';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { DepthSpread } from '#domain/scan/depth.ts';
import { type ViewName, viewAt } from '#domain/scan/views.ts';
import { angleDegrees, type PixelPitchMm, wayOf } from '../../canvas/model/measures.ts';
import { boundsOf } from '../../canvas/model/shape-edit.ts';
import type { Planes } from '../../canvas/view.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import { t } from '../../i18n/t.ts';
import classes from './readings.module.css';
import { RegionLines } from './region-lines.tsx';
import { SpotLines } from './spot-lines.tsx';
import { WayLines } from './way-lines.tsx';

interface ReadingsPanelProps {
  readonly view: ViewStore;
  readonly annotations: readonly Annotation[];
  readonly pitchMm: PixelPitchMm;
  /** Of each view. */
  readonly depth: Readonly<Record<ViewName, DepthSpread | null>>;
}

/** What physics says of the chosen mark; without one, of the place under the pointer. */
export function ReadingsPanel({ view, annotations, pitchMm, depth }: ReadingsPanelProps) {
  const planes = useStore(view, (state) => state.planes);
  const selection = useStore(view, (state) => state.selection);
  const shape = annotations.find(({ id }) => id === selection)?.shape;
  if (!planes) return null;
  return (
    <>
      <div className={classes.reading}>
        <ShapeLines planes={planes} view={view} shape={shape} pitchMm={pitchMm} depth={depth} />
      </div>
      <DepthNote depth={depth.side} />
    </>
  );
}

type ShapeLinesProps = Omit<ReadingsPanelProps, 'annotations'> & {
  readonly planes: Planes;
  readonly shape: Annotation['shape'] | undefined;
};

function ShapeLines({ planes, view, shape, pitchMm, depth }: ShapeLinesProps) {
  const views = useStore(view, (state) => state.image.views);
  const { withoutWalls } = useStore(view, (state) => state.look.material);
  switch (shape?.kind) {
    case 'box':
    case 'polygon':
      return <RegionLines planes={planes} shape={shape} pitchMm={pitchMm} withoutWalls={withoutWalls} />;
    case 'line':
    case 'polyline':
      return (
        <WayLines
          planes={planes}
          way={wayOf(shape) ?? []}
          pitchMm={pitchMm}
          depth={depth[views ? viewAt(views, boundsOf(shape)) : 'side']}
        />
      );
    case 'angle':
      return (
        <div className={classes.facts}>
          <p className={classes.strong}>
            {t('reading.angle', { degrees: angleDegrees(shape.points, pitchMm).toFixed(1) })}
          </p>
        </div>
      );
    default:
      return <SpotLines planes={planes} view={view} />;
  }
}

/** In which plane millimetres hold, and what becomes of them in another. */
function DepthNote({ depth }: { readonly depth: DepthSpread | null }) {
  const words = depth
    ? t('reading.depth', {
        near: depth.near.toFixed(2),
        far: depth.far.toFixed(2),
        detectorPitch: depth.detectorPitchMm.toFixed(1),
      })
    : t('reading.depth-unknown');
  return (
    <p className={classes.note} title={words}>
      {words}
    </p>
  );
}
