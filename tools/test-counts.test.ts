import { describe, expect, it } from 'vitest'
import { countResults, passedLater, withOtherErrors } from './test-counts.mjs'

const file = (status: string, ...assertions: string[]) => ({
  ...{ status, name: '/home/sam/snapland/test/wall.test.ts' },
  assertionResults: assertions.map((each) => ({
    ...{ status: each, fullName: 'the wall shows it' },
    failureMessages: each === 'passed' ? [] : ['Error: it did not\n  at wall.ts'],
  })),
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

  it('names what passed at the second try only, and why it failed at first', () => {
    const flaky = file('passed', 'passed', 'failed')
    for (const assertion of flaky.assertionResults) assertion.status = 'passed'
    expect(passedLater({ testResults: [flaky, file('failed', 'failed')] })).toEqual([
      'test/wall.test.ts > the wall shows it: Error: it did not',
    ])
  })

  it('counts an error outside of all tests as a failure', () => {
    expect(withOtherErrors({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 })
    expect(withOtherErrors({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 })
    expect(withOtherErrors({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 })
  })
})
