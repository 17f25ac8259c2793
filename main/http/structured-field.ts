/**
 * Items of Structured Fields (RFC 9651, 3.3) with parameters, which say nothing here. "Other values
 * MUST cause the entire header field to be ignored": null. So is a field that came twice, which
 * Node joins with a comma.
 */
const PARAMETERS = /(?:; *[a-z*][a-z0-9_.*-]*(?:=[^;, ]+)?)*/.source
const BOOLEAN = new RegExp(`^ *\\?([01])${PARAMETERS} *$`)
const INTEGER = new RegExp(`^ *(\\d{1,15})${PARAMETERS} *$`)

/** A Boolean, `?0` or `?1`. */
export function readBoolean(field: string): boolean | null {
  const digit = BOOLEAN.exec(field)?.[1]
  return digit === undefined ? null : digit === '1'
}

/** An Integer of at most 15 digits that is not negative. */
export function readInteger(field: string): number | null {
  const digits = INTEGER.exec(field)?.[1]
  return digits === undefined ? null : Number(digits)
}
