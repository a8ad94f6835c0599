import { useEffect } from 'react';

/** The title of the tab: the screen, never a container or what was found in it. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
