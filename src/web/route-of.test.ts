import { expect, it } from 'vitest'
import { routeOf } from './route-of.ts'

const flows = new Map([['sign-in', { steps: { password: {} } }]])
const portals = new Map([['partner', { flows }]]) as never
const id = 'Zq3vT0kEnX-abcdefghijklmnopqrstuvwxyz_01234'

it.each([
  ['/', '/'],
  ['/demo/inbox/partner/1', '/demo/…'],
  ['/partner', '/partner/'],
  ['/partner/', '/partner/'],
  ['/partner/sign-in', '/partner/sign-in'],
  [`/partner/sign-in/${id}/password`, '/partner/sign-in/:id/password'],
  [`/partner/sign-in/${id}/toString`, '/partner/sign-in/:id/…'],
  [`/partner/sign-in/${id}`, '/partner/sign-in/:id/…'],
  [`/partner/open/${id}`, '/partner/open/:id'],
  ['/partner/terms/privacy', '/partner/terms/:id'],
  ['/partner/hanako@sakura.example', '/partner/…'],
  ['/wp-login.php', '/…'],
])('PLT-5 %s is %s', (path, route) => expect(routeOf(portals, path)).toBe(route))
