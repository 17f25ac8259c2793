import { expect, it } from 'vitest'
import { withPart } from './document'

const document = `# Figures
<!-- a: npm run bench writes from here -->
old a
<!-- a: to here -->
written by hand
<!-- b: npm run bench writes from here -->
old b
<!-- b: to here -->
`

it('takes the place of what was measured before, and leaves the rest as it is', () => {
  const once = withPart(document, 'a', 'new a\n')
  expect(once).toContain('\n\nnew a\n\n<!-- a: to here -->\nwritten by hand\n')
  expect(once).toContain('old b')
  expect(once).not.toContain('old a')
  expect(withPart(once, 'a', 'new a\n')).toBe(once)
})

it('writes nowhere where there is no place', () => {
  expect(() => withPart(document, 'c', 'new')).toThrow('There is no place for "c"')
})
