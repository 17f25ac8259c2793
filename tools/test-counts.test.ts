import { describe, expect, it } from 'vitest'
import { countResults } from './test-counts.mjs'

const file = (status: string, ...assertions: string[]) => ({
  status,
  assertionResults: assertions.map((each) => ({ status: each })),
})

describe('the counts at the end of npm test', () => {
  it('adds up the tests of all files', () => {
    const testResults = [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')]
    expect(countResults({ testResults })).toEqual({ passed: 3, failed: 1 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    expect(countResults({ testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1 })
  })

  it('counts tests that were left out because their set-up failed', () => {
    const testResults = [file('failed', 'skipped', 'skipped')]
    expect(countResults({ testResults })).toEqual({ passed: 0, failed: 2 })
  })
})
