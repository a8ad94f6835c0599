import { useState } from 'react';
import { useCommandRegistry } from './commands/commands.tsx';

const MEMORY_KEY = 'gantry.letter-keys';

/** Single-key commands can be switched off (WCAG 2.1.4); the choice stays on this station. */
export function useLetterKeys() {
  const registry = useCommandRegistry();
  const [areOn, setOn] = useState(areLetterKeysOn);

  function toggle(): void {
    localStorage.setItem(MEMORY_KEY, areOn ? 'off' : 'on');
    registry.setLettersEnabled(!areOn);
    setOn(!areOn);
  }

  return { areOn, toggle };
}

export function areLetterKeysOn(): boolean {
  return localStorage.getItem(MEMORY_KEY) !== 'off';
}
