import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/**
 * Closes the output of a run with one line for people and for programs: `Tests: N passed, N failed, N skipped`.
 *
 * A file or a group of tests that cannot be loaded or set up counts as one failed test, and so does an error outside all tests (in the
 * set-up of the run, say): a run that failed never says "0 failed".
 */
export default class ClosingLine implements Reporter {
  #counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }

  onInit(): void {
    // Other reporters and the teardown speak until the very end; this line comes after them.
    process.once('exit', (code) => {
      const { passed, failed, skipped, pending } = this.#counts
      const failures = code !== 0 && failed === 0 ? 1 : failed
      process.stdout.write(`Tests: ${passed} passed, ${failures} failed, ${skipped + pending} skipped\n`)
    })
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed += 1
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) counts.failed += 1
      for (const test of module.children.allTests()) counts[test.result().state] += 1
    }
    this.#counts = counts
  }
}
