/** What of an element decides whether a key belongs to it. */
interface KeyTarget {
  readonly tagName?: string;
  readonly type?: string;
  readonly isContentEditable?: boolean;
}

const BUTTON_LIKE = new Set(['button', 'submit', 'reset', 'checkbox', 'radio', 'image', 'range', 'color']);

/** Where people type, no key is a command. */
export function isTextField({ tagName = '', type = 'text', isContentEditable = false }: KeyTarget): boolean {
  if (isContentEditable || tagName === 'TEXTAREA' || tagName === 'SELECT') return true;
  return tagName === 'INPUT' && !BUTTON_LIKE.has(type);
}

/** Enter and Space on a focused control press that control. */
export function pressesControl({ tagName = '' }: KeyTarget, key: string): boolean {
  return (key === 'Enter' || key === ' ') && ['BUTTON', 'A', 'SUMMARY', 'INPUT'].includes(tagName);
}
