import { describe, expect, it } from 'vitest';
import { everyElement, readXml, textOf, XmlFault } from './xml.ts';

it('reads elements, attributes and text, and leaves the rest', () => {
  const root = readXml(`<?xml version="1.0"?><!-- a > b --><s:a xmlns:s="x" k='1 &lt; "2"'>
    <b/> one <b n="2">&#65;&amp;<![CDATA[<&]]></b><c><b>three</b></c></s:a>`);
  expect([root.name, root.attributes.get('k'), root.text]).toEqual(['a', '1 < "2"', 'one']);
  expect(everyElement(root, 'b').map(({ text }) => text)).toEqual(['', 'A&<&', 'three']);
  expect([textOf(root, 'b'), textOf(root, 'd')]).toEqual([undefined, undefined]);
});

describe('is refused:', () => {
  it.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an entity from elsewhere', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['an unknown entity', '<a>&b;</a>'],
    ['a bare ampersand', '<a>b & c</a>'],
    ['a character that is none', '<a>&#x110000;</a>'],
    ['an element that is not closed', '<a><b></a>'],
    ['an element too much', '<a/><b/>'],
    ['nothing', '  '],
    ['text alone', 'a'],
    ['a cut tag', '<a><b x="1'],
    ['two ends', '<a></a></a>'],
    ['depth', '<a>'.repeat(100)],
    ['number', `<a>${'<b/>'.repeat(30_000)}</a>`],
  ])('%s', (_, text) => {
    expect(() => readXml(text)).toThrow(XmlFault);
  });

  it('whatever is made to take long', () => {
    const started = process.cpuUsage();
    for (const text of [
      `<a ${' '.repeat(60_000)}`,
      `<a ${'b="" '.repeat(10_000)}<`,
      '<!--'.repeat(10_000),
      '<a'.repeat(30_000),
    ]) {
      expect(() => readXml(text)).toThrow(XmlFault);
    }
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
  });
});
