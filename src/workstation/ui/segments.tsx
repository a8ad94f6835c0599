import { UnstyledButton } from '@mantine/core';
import classes from './segments.module.css';

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly words: string; readonly lang?: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Segments<Value extends string>({ label, options, chosen, onChoose }: SegmentsProps<Value>) {
  return (
    <fieldset className={classes.segments} aria-label={label}>
      {options.map(({ value, words, lang }) => (
        <UnstyledButton
          key={value}
          lang={lang}
          className={classes.one}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {words}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
