import type { Server } from '../web/server.tsx'
import type { DemoOptions } from './demo.ts'

/** The demo's pages for people: what the demo is and its clock (`/demo/`), the inbox (`/demo/inbox`). */
export const addDemoPages = (_server: Server, _options: DemoOptions): void => {}
