/**
 * @typedef {{ status: string }} Assertion
 * @typedef {{ status: string, assertionResults: Assertion[] }} TestFile
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
