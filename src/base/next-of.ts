/** The one after `item`, and after the last the first. */
export function nextOf<Item>(items: readonly Item[], item: Item): Item {
  return items[(items.indexOf(item) + 1) % items.length] as Item;
}
