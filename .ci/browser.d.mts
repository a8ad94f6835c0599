/** The path of a browser that is there already, or undefined. GANTRY_BROWSER overrules. */
export function findBrowser(): string | undefined;
