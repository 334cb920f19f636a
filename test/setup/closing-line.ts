import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/**
 * Closes the output of a run with one line for people and for programs: `Tests: N passed, N failed, N skipped`.
 *
 * A file or a group of tests that cannot be loaded or set up counts as one failed test, and so does an error outside all tests: a run
 * that failed never says "0 failed".
 */
export default class ClosingLine implements Reporter {
  #line: string | null = null

  onInit(): void {
    // Other reporters and the teardown speak until the very end; this line comes after them.
    process.once('exit', () => process.stdout.write(`${this.#line ?? 'Tests: 0 passed, 1 failed, 0 skipped'}\n`))
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed += 1
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) counts.failed += 1
      for (const test of module.children.allTests()) counts[test.result().state] += 1
    }
    this.#line = `Tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped`
  }
}
