import { expect, it } from 'vitest'
import { EVENT_TYPES } from '../contract/receiver-event'
import { OPTION_TABLE } from './option-table'
import { NPM_COMMANDS, PACKAGE_COMMANDS, usage } from './usage'

it.each([
  ['npm', NPM_COMMANDS],
  ['a package', PACKAGE_COMMANDS],
])('the help of %s names every option and every event, in lines of 80', (_where, commands) => {
  const text = usage(commands)
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  const options = [...text.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name)
  expect(options).toEqual(Object.keys(OPTION_TABLE))
  const listed = /of these\s+types:([\s\S]*?)\n {2}--/.exec(text)?.[1]
  expect(listed?.split(',').map((type) => type.trim())).toEqual(EVENT_TYPES)
})

it('the help of a package does not speak of npm', () => {
  expect(usage(PACKAGE_COMMANDS)).not.toMatch(/npm/)
  expect(usage(PACKAGE_COMMANDS)).toMatch(/^Usage: snapland \[options\] .*\n +snapland-receive \[/)
})
