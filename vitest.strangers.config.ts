import { defineConfig, mergeConfig } from 'vitest/config'
import everyday from './vitest.config.ts'

// How long answers take (ACC-60): many samples of real requests, so not for a machine that does something else meanwhile, and not for CI.
const { include: _include, exclude: _exclude, ...test } = everyday.test ?? {}
export default mergeConfig(
  { ...everyday, test },
  defineConfig({ test: { include: ['test/strangers/**/*.test.ts'], testTimeout: 3_600_000, maxWorkers: 1 } }),
)
