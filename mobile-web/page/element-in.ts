/**
 * The one element that the page's own markup promises.
 * @throws Error when the markup does not keep the promise
 */
export function elementIn<Kind extends Element = Element>(
  inside: ParentNode,
  selector: string,
): Kind {
  const found = inside.querySelector<Kind>(selector)
  if (found === null) throw new Error(`The page has no ${selector}.`)
  return found
}
