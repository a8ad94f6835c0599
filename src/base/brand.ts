declare const brand: unique symbol;

/** A string or number that the compiler tells apart from its siblings: `Brand<string, 'ScanId'>`. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
