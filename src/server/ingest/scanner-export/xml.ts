/** An element: its name without prefix, its attributes, its own text and what is in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Why a text is not read as XML. */
export class XmlFault extends Error {}

interface OpenElement {
  readonly name: string;
  readonly rawName: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 20_000;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const TOKEN =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?=]+)((?:\s+[^\s<>/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|</gy;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads the elements, attributes and text of an XML document, and nothing else: a document type, with all that it could
 * declare or fetch, is refused, so that there are no entities but the five that XML has and none can grow. Throws an
 * `XmlFault`.
 */
export function readXml(text: string): XmlElement {
  const top: OpenElement = { name: '', rawName: '', attributes: new Map(), children: [], text: '' };
  const open = [top];
  let elements = 0;
  for (const [whole, characterData, closing, opening, attributes = '', selfClosing, plain] of text.matchAll(TOKEN)) {
    const inner = open.at(-1) as OpenElement;
    if (plain !== undefined) inner.text += unescaped(plain);
    else if (characterData !== undefined) inner.text += characterData;
    else if (closing !== undefined) close(open, closing);
    else if (opening !== undefined) {
      if (++elements > MAX_ELEMENTS) throw new XmlFault(`more than ${MAX_ELEMENTS} elements`);
      if (open.length > MAX_DEPTH) throw new XmlFault(`elements more than ${MAX_DEPTH} deep`);
      open.push({
        name: opening.slice(opening.indexOf(':') + 1),
        rawName: opening,
        attributes: attributesOf(attributes),
        children: [],
        text: '',
      });
      if (selfClosing) close(open, opening);
    } else if (whole === '<') throw new XmlFault('a document type, or markup that is no XML');
  }
  if (open.length > 1) throw new XmlFault(`<${open.at(-1)?.rawName}> is never closed`);
  const [root, second] = top.children;
  if (!root || second || top.text.trim()) throw new XmlFault('not one element with everything in it');
  return root;
}

function close(open: OpenElement[], name: string): void {
  const inner = open.pop() as OpenElement;
  if (inner.rawName !== name) throw new XmlFault(`</${name}> where </${inner.rawName}> belongs`);
  const { rawName: _, ...element } = inner;
  open.at(-1)?.children.push({ ...element, text: element.text.trim() });
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(
    ([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')] as const,
  );
  return new Map(pairs);
}

function unescaped(text: string): string {
  return text.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const code = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
    const value = code ? Number.parseInt(code[1] ?? code[2] ?? '', code[1] ? 16 : 10) : undefined;
    const known = value === undefined ? ENTITIES[name] : value <= 0x10_ffff ? String.fromCodePoint(value) : undefined;
    if (known === undefined || !whole.endsWith(';')) throw new XmlFault(`the entity ${whole.slice(0, 20)}`);
    return known;
  });
}

/** All elements of a name, however deep. */
export function everyElement(within: XmlElement, name: string): readonly XmlElement[] {
  return within.children.flatMap((child) => [...(child.name === name ? [child] : []), ...everyElement(child, name)]);
}

/** The text of the first child of a name; undefined when there is none, or nothing in it. */
export function textOf(within: XmlElement, name: string): string | undefined {
  return within.children.find((child) => child.name === name)?.text || undefined;
}
