import { relative, sep } from 'node:path'
import { PROJECT } from './setup/project.mjs'

/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} Assertion
 * @typedef {{ status: string, name: string, assertionResults: Assertion[] }} TestFile
 * @typedef {{ testResults: TestFile[], otherErrors?: number }} Report
 */

/**
 * Counts a report of vitest's json reporter. A test that did not run because its file could not be
 * loaded or its set-up failed counts as failed, so a broken file never looks like a short one.
 * @param {Report} report
 * @returns {{ passed: number, failed: number }}
 */
export function countResults({ testResults }) {
  let passed = 0
  let failed = 0
  for (const file of testResults) {
    const passedHere = count(file, 'passed')
    const failedHere = count(file, 'failed')
    const others = file.assertionResults.length - passedHere - failedHere
    passed += passedHere
    failed += failedHere
    if (file.status === 'failed') failed += Math.max(others, failedHere === 0 ? 1 : 0)
  }
  return { passed, failed }
}

/** More than these do not fail by chance. */
const MOST_TRIED_AGAIN = 3

/**
 * The files of windows and browsers to run once more, each with a new window, because they alone
 * failed, see docs/decisions/0074. None where anything else failed too.
 * @param {Report} report
 * @returns {string[]} their paths
 */
export function filesToTryAgain({ testResults, otherErrors = 0 }) {
  const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)
  const mayFail = failed.every((name) => /^test\/(?!receiving\/|security\/)/.test(inTree(name)))
  return mayFail && failed.length <= MOST_TRIED_AGAIN && otherErrors === 0 ? failed : []
}

/**
 * @param {Report} first
 * @param {Report} second of the files that were tried again
 * @returns {Report} of both; what passed in the second only says why it had failed
 */
export function withSecondTry(first, second) {
  const testResults = first.testResults.map((file) => {
    const again = second.testResults.find(({ name }) => name === file.name)
    if (!again) return file
    // In the same order, so that tests of one name are told apart.
    const assertionResults = again.assertionResults.map((test, at) => {
      const before = file.assertionResults[at]
      if (before === undefined || before.status === 'passed') return test
      const [why = 'its set-up failed'] = before.failureMessages
      return { ...test, failureMessages: [why, ...test.failureMessages] }
    })
    return { ...again, assertionResults }
  })
  return { ...second, testResults }
}

/**
 * The tests of such a report that failed at first and passed at the second try, each as a line with
 * its file, its name and why it failed.
 * @param {Report} report
 * @returns {string[]}
 */
export function passedLater({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName, failureMessages: [why = ''] }) => {
        return `${inTree(name)} > ${fullName}: ${why.split('\n', 1)[0]}`
      }),
  )
}

/**
 * An error outside of all tests, that of a listener say, ends a run badly whose tests all passed:
 * it counts as a failure.
 * @param {{ passed: number, failed: number }} counts
 * @param {number} code what the run ended with
 * @returns {{ passed: number, failed: number }}
 */
export function withOtherErrors({ passed, failed }, code) {
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

/** @param {string} path */
const inTree = (path) => relative(PROJECT, path).replaceAll(sep, '/')

/**
 * @param {TestFile} file
 * @param {string} status
 */
function count(file, status) {
  return file.assertionResults.filter((assertion) => assertion.status === status).length
}
