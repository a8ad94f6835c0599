import { useEffect, useRef } from 'react';
import { t } from '../../i18n/t.ts';
import classes from './readings.module.css';

interface ProfilePlotProps {
  readonly high: Float64Array;
  readonly low: Float64Array | null;
}

const SIZE = { width: 300, height: 64 };
/** The low energy in a colour of its own and dashed, because colour alone would not tell. */
const LINES = {
  high: { colour: '--gantry-text-strong', dash: [] },
  low: { colour: '--gantry-info', dash: [3, 2] },
} as const;

/** The 16-bit values along a way, on a logarithmic scale as thickness is; from the lowest to the highest value. */
export function ProfilePlot({ high, low }: ProfilePlotProps) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const theme = getComputedStyle(canvas.current);
    const all = low ? [...high, ...low] : [...high];
    const scale = (value: number) => Math.log(Math.max(1, value));
    const [least, most] = [scale(Math.min(...all)), scale(Math.max(...all))];
    context.clearRect(0, 0, SIZE.width, SIZE.height);
    for (const [name, profile] of [
      ['low', low],
      ['high', high],
    ] as const) {
      if (!profile) continue;
      context.strokeStyle = theme.getPropertyValue(LINES[name].colour);
      context.setLineDash([...LINES[name].dash]);
      context.beginPath();
      profile.forEach((value, i) => {
        const x = 0.5 + (i * (SIZE.width - 1)) / (profile.length - 1);
        context.lineTo(x, 1 + (SIZE.height - 2) * (1 - (scale(value) - least) / (most - least || 1)));
      });
      context.stroke();
    }
  }, [high, low]);

  const words = t(low ? 'reading.profile-both' : 'reading.profile');
  return (
    <figure className={classes.plot}>
      <canvas ref={canvas} width={SIZE.width} height={SIZE.height} role="img" aria-label={words} title={words} />
      <figcaption>{words}</figcaption>
    </figure>
  );
}
