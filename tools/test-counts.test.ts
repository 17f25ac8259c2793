import { describe, expect, it } from 'vitest'
import { countResults, withOtherErrors } from './test-counts.mjs'

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

  it('counts an error outside of all tests as a failure', () => {
    expect(withOtherErrors({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 })
    expect(withOtherErrors({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 })
    expect(withOtherErrors({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 })
  })
})
