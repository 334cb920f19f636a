import { Layout } from '../pages/layout.tsx'
import { Heading, Prose, piecesOf } from '../pages/prose.tsx'
import { answerFailure, answerPage } from './answer.tsx'
import { frameOf } from './frame-of.ts'
import type { Visit } from './house.ts'

/** A text of the portal, such as its privacy policy: readable by everybody, in every language. */
export const drawTerms = (visit: Visit, id: string): Response => {
  const { open, language } = visit
  const text = open.portal.terms.find((one) => one.id === id)
  if (!text) return answerFailure(visit, 'notFound')
  const title = text.title[language]
  return answerPage(
    visit,
    String(
      <Layout frame={frameOf(visit, undefined)} title={title}>
        <Heading title={title} lead={text.version} />
        <Prose pieces={piecesOf(text.text[language])} />
      </Layout>,
    ),
  )
}
