/**
 * The path of the first text that PostgreSQL cannot keep in jsonb: one with a NUL character or half a surrogate pair.
 * Undefined when there is none.
 */
export function findUnstorableText(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const here = path ? `${path}.${key}` : key;
    const found = findUnstorableText(key, here) ?? findUnstorableText(inner, here);
    if (found !== undefined) return found;
  }
  return undefined;
}
