import type { ScreenState } from './pixels/scan-screen.ts';
import { recipeOf, shownPicture, shownViews } from './view.ts';
import type { ViewState } from './view-store.ts';

/** What is on the screen, as attributes for tests and for support: a picture itself cannot be asked. */
export function tellState(root: HTMLElement, view: ViewState, { picture, renderer, lensScale }: ScreenState): void {
  const facts: Readonly<Record<string, string>> = {
    scanShown: picture === 'full' && view.planes ? view.scanId : '',
    picture,
    renderer,
    plane: view.plane,
    tool: view.tool,
    scale: view.camera.scale.toPrecision(5),
    shows: shownPicture(view),
    lens: lensScale?.toPrecision(5) ?? '',
    left: view.camera.left.toFixed(1),
    top: view.camera.top.toFixed(1),
    views: shownViews(view) ?? '',
    window: `${view.window.centre.toFixed(4)} ${view.window.width.toFixed(4)}`,
    transfer: view.transfer,
    invert: String(view.invert),
    selection: view.selection ?? '',
    recipe: JSON.stringify(recipeOf(view)),
  };
  for (const [name, value] of Object.entries(facts)) if (root.dataset[name] !== value) root.dataset[name] = value;
}
