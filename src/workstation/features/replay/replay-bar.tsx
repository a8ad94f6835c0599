import { NativeSelect } from '@mantine/core';
import { formatDayTime } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './replay-bar.module.css';
import { clockText } from './sample-at.ts';
import { SPEEDS } from './use-player.ts';
import type { ReplayModel } from './use-replay.ts';

/** Plays what was looked at over the picture. */
export function ReplayBar({ model }: { model: ReplayModel }) {
  const { paths, path, player, lengthMs, coverage } = model;
  if (!paths) {
    return (
      <div className={classes.bar}>
        <ActionButton isQuiet hint={t('replay.open-hint')} onClick={model.open}>
          {t('replay.open')}
        </ActionButton>
        <p role="alert">{model.problem && problemText(model.problem)}</p>
      </div>
    );
  }
  if (paths.length === 0) {
    return (
      <div className={classes.bar}>
        <p className={classes.erased} role="status">
          {t('replay.none')}
        </p>
        <ActionButton isQuiet onClick={model.close}>
          {t('replay.close')}
        </ActionButton>
      </div>
    );
  }
  return (
    <section className={classes.bar} aria-label={t('replay.label')}>
      <NativeSelect
        size="xs"
        className={classes.who ?? ''}
        aria-label={t('replay.who')}
        value={String(model.chosen)}
        data={paths.map(({ officer, attachedAt }, i) => ({
          value: String(i),
          label: `${officer}, ${formatDayTime(attachedAt)}`,
        }))}
        onChange={(event) => model.choose(Number(event.currentTarget.value))}
      />
      {path ? (
        <>
          <ActionButton onClick={player.toggle}>{t(player.isPlaying ? 'replay.pause' : 'replay.play')}</ActionButton>
          <div className={classes.speeds}>
            {SPEEDS.map((speed) => (
              <ActionButton
                key={speed}
                isQuiet
                isPressed={speed === player.speed}
                label={t('replay.speed-label', { speed })}
                onClick={() => player.setSpeed(speed)}
              >
                {t('replay.speed', { speed })}
              </ActionButton>
            ))}
          </div>
          <input
            className={classes.slider}
            type="range"
            min={0}
            max={lengthMs}
            step={10}
            aria-label={t('replay.moment')}
            aria-valuetext={clockText(player.atMs)}
            value={player.atMs}
            onChange={(event) => player.scrub(Number(event.currentTarget.value))}
          />
          <p className={classes.time}>
            {clockText(player.atMs)} / {clockText(lengthMs)}
            {' · '}
            {model.deviceScale === null
              ? t('replay.away')
              : t('replay.zoom', { percent: Math.round(model.deviceScale * 100) })}
          </p>
          <ActionButton isPressed={model.isCoverageShown} onClick={model.toggleCoverage}>
            {t('replay.coverage')}
          </ActionButton>
          <p className={classes.time}>
            {t('replay.read', {
              percent: Math.round(coverage.readShare * 100),
              longest: (coverage.longestMs / 1000).toFixed(1),
            })}
          </p>
        </>
      ) : (
        <p className={classes.erased}>{t('replay.erased')}</p>
      )}
      <ActionButton isQuiet onClick={model.close}>
        {t('replay.close')}
      </ActionButton>
    </section>
  );
}
