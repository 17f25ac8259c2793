import { describe, expect, it } from 'vitest'
import { inProject } from './setup/project.mjs'
import {
  countResults,
  filesToTryAgain,
  passedLater,
  withOtherErrors,
  withSecondTry,
} from './test-counts.mjs'

const WALL = inProject('test', 'wall.test.ts')
const file = (status: string, ...assertions: string[]) => ({
  ...{ status, name: WALL },
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

  it('counts an error outside of all tests as a failure', () => {
    expect(withOtherErrors({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 })
    expect(withOtherErrors({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 })
    expect(withOtherErrors({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 })
  })
})

describe('a second try', () => {
  const failed = (path: string) => ({ ...file('failed', 'failed'), name: inProject(path) })

  it.each([
    ['one of a window', ['test/wall.test.ts'], 1],
    ['three of windows', ['test/a.test.ts', 'test/actions/b.test.ts', 'test/c.test.ts'], 3],
    ['more than chance', ['a', 'b', 'c', 'd'].map((name) => `test/${name}.test.ts`), 0],
    ['one of the receiver', ['test/receiving/crash.test.ts'], 0],
    ['one of security beside one of a window', ['test/security/fuzz.test.ts', 'test/a.test.ts'], 0],
    ['one beside the sources', ['main/http/app.test.ts'], 0],
  ])('is given to files of windows alone, and to few: %s', (_, paths, count) => {
    const testResults = [file('passed', 'passed'), ...paths.map(failed)]
    expect(filesToTryAgain({ testResults })).toHaveLength(count)
    expect(filesToTryAgain({ testResults, otherErrors: 1 })).toEqual([])
  })

  it('counts instead of the first, and names what passed only then', () => {
    const first = { testResults: [failed('main/app.test.ts'), file('failed', 'failed')] }
    const passed = { testResults: [file('passed', 'passed')] }
    const report = withSecondTry(first, passed)
    expect(passedLater(report)).toEqual([
      'test/wall.test.ts > the wall shows it: Error: it did not',
    ])
    expect(countResults(report)).toEqual({ passed: 1, failed: 1 })
  })

  it('is named too where one test has its own', () => {
    const retried = file('passed', 'failed')
    for (const test of retried.assertionResults) test.status = 'passed'
    expect(passedLater({ testResults: [retried, file('passed', 'passed')] })).toHaveLength(1)
  })

  it('names what had not run because its set-up had failed', () => {
    const first = { testResults: [file('failed', 'skipped')] }
    for (const test of first.testResults[0]?.assertionResults ?? []) test.failureMessages = []
    const report = withSecondTry(first, { testResults: [file('passed', 'passed')] })
    expect(passedLater(report)).toEqual([
      'test/wall.test.ts > the wall shows it: its set-up failed',
    ])
  })

  it('that fails as well leaves the failure, and so does one that did not come about', () => {
    const first = { testResults: [file('failed', 'failed', 'passed')] }
    for (const second of [first, { testResults: [] }]) {
      const report = withSecondTry(first, second)
      expect(passedLater(report)).toEqual([])
      expect(countResults(report)).toEqual({ passed: 1, failed: 1 })
    }
  })
})
