/** `blocked`: the browser did not let one be opened. */
export type SecondWindow = { readonly state: 'closed' | 'blocked' } | { readonly state: 'open'; readonly own: Window };

const NAME = 'gantry-declaration';
const FEATURES = 'popup,width=720,height=900';

let current: SecondWindow = { state: 'closed' };
const listeners = new Set<() => void>();

function become(next: SecondWindow): void {
  current = next;
  for (const listener of [...listeners]) listener();
}

/**
 * A window for a second monitor. It belongs to this one, which draws into it: nothing is signed in, asked for or stored
 * there, and it closes with this one.
 */
export const secondWindow = {
  get: (): SecondWindow => current,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Only from a key or a button: browsers let nothing else open windows. */
  toggle(): void {
    if (current.state === 'open') current.own.close();
    else open();
  },
};

function open(): void {
  const own = window.open('', NAME, FEATURES);
  if (!own) {
    become({ state: 'blocked' });
    return;
  }
  dress(own.document);
  own.addEventListener('pagehide', () => become({ state: 'closed' }));
  window.addEventListener('pagehide', () => own.close(), { once: true });
  become({ state: 'open', own });
}

/** In the same clothes, language and direction. */
function dress(other: Document): void {
  const { lang, dir } = document.documentElement;
  Object.assign(other.documentElement, { lang, dir });
  for (const { name, value } of document.documentElement.attributes) {
    if (name.startsWith('data-')) other.documentElement.setAttribute(name, value);
  }
  for (const sheet of document.querySelectorAll<HTMLElement>('link[rel="stylesheet"], style')) {
    const copy = other.importNode(sheet, true);
    if (sheet instanceof HTMLLinkElement) copy.setAttribute('href', sheet.href);
    other.head.append(copy);
  }
}
