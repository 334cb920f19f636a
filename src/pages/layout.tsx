import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Brand, Frame } from './frame.ts'
import { Notice } from './notice.tsx'

type Html = ReturnType<typeof raw>

/** Markup that depends on the brand and the assets alone, kept with them. */
const kept = new WeakMap<Brand, { key: string; head: Html; mark: Html }>()

const fixedParts = ({ brand, assets }: Frame): { head: Html; mark: Html } => {
  const key = `${assets.style} ${assets.script}`
  const known = kept.get(brand)
  if (known?.key === key) return known
  const made = {
    key,
    head: raw(
      html`｜${brand.title}</title><link rel="stylesheet" href="${assets.style}">${
        brand.css === undefined ? '' : html`<link rel="stylesheet" href="${brand.css}">`
      }${
        brand.logo === undefined ? '' : html`<link rel="icon" href="${brand.logo}" type="image/svg+xml">`
      }<script src="${assets.script}" defer></script></head>`.toString(),
    ),
    mark: raw(
      html`<a class="brand" href="${brand.home}">${
        brand.logo === undefined ? '' : html`<img src="${brand.logo}" alt="" width="40" height="40">`
      }<span class="brand-full">${brand.title}</span><span class="brand-short">${brand.shortTitle}</span></a>`.toString(),
    ),
  }
  kept.set(brand, made)
  return made
}

const Hidden = (fields: Record<string, string> | undefined) =>
  Object.entries(fields ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)

const topRight = ({ account, topLink, languageSwitch: other }: Frame) =>
  html`<div class="top-links">${topLink === undefined ? '' : html`<a class="top-link" href="${topLink.href}">${topLink.label}</a>`}${
    account === undefined
      ? ''
      : html`<a class="account" href="${account.href}">${account.name === '' ? '' : html`<span class="account-name">${account.name}</span>`}<span class="account-label">${account.label}</span></a><form method="post" action="${account.signOut.action}">${Hidden(account.signOut.hidden)}<button type="submit" class="quiet">${account.signOut.label}</button></form>`
  }<a class="language" href="${other.href}" hreflang="${other.lang}" lang="${other.lang}">${other.label}</a></div>`

const policies = ({ policies: links }: Frame) =>
  links === undefined
    ? ''
    : html`<ul class="policies">${links.map((link) => html`<li><a href="${link.href}">${link.label}</a></li>`)}</ul>`

const navigation = ({ navigation: places }: Frame, place: 'top' | 'side') =>
  places?.place !== place
    ? ''
    : html`<nav class="places ${place}" aria-label="${places.label}"><ul>${places.links.map(
        (link) =>
          html`<li><a href="${link.href}"${link.current ? raw(' aria-current="page"') : ''}>${link.label}</a></li>`,
      )}</ul></nav>`

const demoBar = ({ demo }: Frame) =>
  demo === undefined
    ? ''
    : html`<aside class="demo"><p>${demo.note}</p><ul>${demo.links.map((link) => html`<li><a href="${link.href}">${link.label}</a></li>`)}</ul></aside>`

const foot = ({ footer }: Frame) =>
  html`</main><footer class="foot"><div class="inner"><ul class="foot-links">${footer.links.map(
    (link) => html`<li><a href="${link.href}">${link.label}</a></li>`,
  )}</ul>${footer.note === undefined ? '' : html`<p class="foot-note">${footer.note}</p>`}</div></footer></body></html>`

/**
 * The whole document around a page. The content owns the only h1; where there are faults, an `ErrorSummary` comes before it
 * and `errorPrefix` (「エラー：」) before the title.
 */
export const Layout = (props: { frame: Frame; title: string; errorPrefix?: string | undefined; children?: Child }) => {
  const { frame } = props
  const { head, mark } = fixedParts(frame)
  return (
    <>
      {html`<!doctype html><html lang="${frame.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${props.errorPrefix ?? ''}${props.title}${head}<body><a class="skip" href="#main">${frame.skip}</a>${demoBar(frame)}<header class="head"><div class="inner">${mark}${topRight(frame)}</div>${policies(frame)}${navigation(frame, 'top')}</header>${navigation(frame, 'side')}<main id="main" class="inner" tabindex="-1">`}
      {(frame.announcements ?? []).map(({ kind, title, lines }) => (
        <Notice kind={kind} title={title}>
          {lines.map((line) => (
            <p>{line}</p>
          ))}
        </Notice>
      ))}
      {frame.reminder === undefined ? null : (
        <Notice kind="warning" title={frame.reminder.title}>
          <p>{frame.reminder.text}</p>
          <p>
            <a href={frame.reminder.link.href}>{frame.reminder.link.label}</a>
          </p>
        </Notice>
      )}
      {frame.notice === undefined ? null : <Notice kind={frame.notice.kind}>{frame.notice.text}</Notice>}
      {props.children}
      {foot(frame)}
    </>
  )
}
