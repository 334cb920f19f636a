import type { Words } from '../desks/words.ts'
import { Layout } from '../pages/layout.tsx'
import { LinkList } from '../pages/link-list.tsx'
import { PortalCards } from '../pages/portal-cards.tsx'
import { Heading, Section } from '../pages/prose.tsx'
import { languageCookie } from './cookies.ts'
import { generalFrame } from './frame-of.ts'
import type { House } from './house.ts'
import { requestedLanguage } from './visit.ts'

/** `/`: the portals; in demo mode also what the demo is and how it is used. */
export const drawFront = (house: House, request: Request): Response => {
  const url = new URL(request.url)
  const { language, chosen } = requestedLanguage(request, url)
  const { front } = house.words[language]
  const cards = [...house.portals.values()]
    .sort((a, b) => a.portal.place - b.portal.place)
    .map(({ portal }) => ({
      title: portal.title[language],
      about: portal.summary[language],
      href: `/${portal.id}/`,
      ...(house.assets.has(`${portal.id}/logo.svg`) ? { logo: house.assets.urlOf(`${portal.id}/logo.svg`) } : {}),
    }))
  const page = (
    <Layout frame={generalFrame(house, url, language)} title={front.title}>
      <Heading title={front.title} lead={front.lead} />
      <PortalCards cards={cards} />
      {house.demo === undefined ? null : <DemoGuide places={house.demo} words={house.words[language]} />}
    </Layout>
  )
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  if (chosen) headers.append('set-cookie', languageCookie(language, house.cookies))
  return new Response(String(page), { headers })
}

/** What the demo is, and the ways to what helps trying it out. */
const DemoGuide = ({ places, words }: { places: NonNullable<House['demo']>; words: Words }) => {
  const { demo } = words.front
  const { inbox, clock } = words.common.demo
  return (
    <Section title={demo.title}>
      <p>{demo.lead}</p>
      <LinkList
        links={[
          { ...demo.samples, href: `${places.clock}#samples` },
          { label: inbox, about: demo.inbox, href: places.inbox },
          { label: clock, about: demo.clock, href: `${places.clock}#clock` },
        ]}
      />
    </Section>
  )
}
