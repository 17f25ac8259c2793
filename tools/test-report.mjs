import { JsonReporter } from 'vitest/node'

/** Vitest's JSON report, with how many errors there were outside of all tests: `otherErrors`. */
export default class extends JsonReporter {
  #otherErrors = 0

  constructor() {
    super({})
  }

  /**
   * @override
   * @param {Parameters<JsonReporter['onTestRunEnd']>[0]} modules
   * @param {readonly unknown[]} [errors]
   */
  async onTestRunEnd(modules, errors = []) {
    this.#otherErrors = errors.length
    await super.onTestRunEnd(modules)
  }

  /**
   * @override
   * @param {string} report
   */
  async writeReport(report) {
    const otherErrors = this.#otherErrors
    await super.writeReport(JSON.stringify({ ...JSON.parse(report), otherErrors }))
  }
}
