import { NativeSelect } from '@mantine/core';
import {
  type Drag,
  DragAct,
  layoutOf,
  MOUSE_LAYOUTS,
  type MouseLayout,
  type MouseMap,
  type Wheel,
  WheelAct,
  withDrag,
  withWheel,
} from '#domain/officer/mouse-map.ts';
import { t } from '../../i18n/t.ts';
import { usePreferences, useWorkstation } from '../../state/workstation.tsx';
import { Segments } from '../../ui/segments.tsx';
import classes from './keys-screen.module.css';

const LAYOUTS = Object.keys(MOUSE_LAYOUTS) as MouseLayout[];
const DRAGS: readonly Drag[] = ['left', 'shiftLeft', 'middle', 'right'];
const WHEELS: readonly Wheel[] = ['wheel', 'shiftWheel'];

/** What buttons and wheel do on the image: a layout to start from, and each by itself. Counts at once. */
export function MouseSection() {
  const { preferences } = useWorkstation();
  const { mouse } = usePreferences();
  const change = (map: MouseMap | null) => map && preferences.change({ mouse: map });
  return (
    <section className={classes.group} aria-label={t('keys.group.mouse')}>
      <h2 className={classes.heading}>{t('keys.group.mouse')}</h2>
      <div className={classes.layouts}>
        <Segments
          label={t('mouse.layout')}
          options={LAYOUTS.map((value) => ({ value, words: t(`mouse.layout.${value}`) }))}
          chosen={layoutOf(mouse) ?? 'own'}
          onChoose={(layout) => layout !== 'own' && change(MOUSE_LAYOUTS[layout])}
        />
      </div>
      <ul>
        {DRAGS.map((drag) => (
          <MouseRow
            key={drag}
            name={t(`mouse.gesture.${drag}`)}
            chosen={mouse.drags[drag]}
            acts={DragAct.options.filter((act) => withDrag(mouse, drag, act) !== null)}
            onChoose={(act) => change(withDrag(mouse, drag, act))}
          />
        ))}
        {WHEELS.map((wheel) => (
          <MouseRow
            key={wheel}
            name={t(`mouse.gesture.${wheel}`)}
            chosen={mouse.wheels[wheel]}
            acts={WheelAct.options}
            onChoose={(act) => change(withWheel(mouse, wheel, act))}
          />
        ))}
      </ul>
    </section>
  );
}

interface MouseRowProps<Act extends DragAct> {
  readonly name: string;
  readonly chosen: Act;
  readonly acts: readonly Act[];
  readonly onChoose: (act: Act) => void;
}

function MouseRow<Act extends DragAct>({ name, chosen, acts, onChoose }: MouseRowProps<Act>) {
  const isOnlyOne = acts.length === 1;
  return (
    <li className={classes.row}>
      <span className={classes.command}>{name}</span>
      <NativeSelect
        size="xs"
        className={classes.act ?? ''}
        aria-label={name}
        disabled={isOnlyOne}
        value={chosen}
        data={acts.map((act) => ({ value: act, label: t(`mouse.act.${act}`) }))}
        onChange={({ currentTarget }) => {
          const act = acts.find((one) => one === currentTarget.value);
          if (act) onChoose(act);
        }}
      />
      {isOnlyOne && <p className={classes.hint}>{t('mouse.needs-tool')}</p>}
    </li>
  );
}
