/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} Assertion
 * @typedef {{ status: string, name: string, assertionResults: Assertion[] }} TestFile
 */

/**
 * Counts a report of vitest's json reporter. A test that did not run because its file could not be
 * loaded or its set-up failed counts as failed, so a broken file never looks like a short one.
 * @param {{ testResults: TestFile[] }} report
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

/**
 * The tests of such a report that failed at first and passed at the second try, each as a line with
 * its file, its name and why it failed.
 * @param {{ testResults: TestFile[] }} report
 * @returns {string[]}
 */
export function passedLater({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName, failureMessages: [why = ''] }) => {
        const file = name.slice(name.lastIndexOf('/test/') + 1)
        return `${file} > ${fullName}: ${why.split('\n', 1)[0]}`
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

/**
 * @param {TestFile} file
 * @param {string} status
 */
function count(file, status) {
  return file.assertionResults.filter((assertion) => assertion.status === status).length
}
