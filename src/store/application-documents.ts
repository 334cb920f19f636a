import type { SentDocument, SentDocuments } from '../domain/certificates/records.ts'
import type { Vault } from '../domain/vault.ts'
import type { Query } from './db.ts'

/** What `application_documents.content` is sealed for. */
export const documentContent = 'application-document'

/** Documents that were sent in for applications of one portal (CRT-19). */
export const createSentDocuments = (query: Query, portal: string, vault: Vault): SentDocuments => {
  const documents = () => query.selectFrom('application_documents').where('portal', '=', portal)
  return {
    async add({ id, applicationId, name, type, size, uploadedAt, content }) {
      await query
        .insertInto('application_documents')
        .values({
          portal,
          id,
          application_id: applicationId,
          name,
          type,
          size,
          content: Buffer.from(vault.seal(documentContent, content)),
          uploaded_at: uploadedAt,
        })
        .execute()
    },

    async of(application) {
      const rows = await documents()
        .select(['id', 'application_id', 'name', 'type', 'size', 'uploaded_at'])
        .where('application_id', '=', application)
        .orderBy('uploaded_at')
        .orderBy('id')
        .execute()
      return rows.map(({ id, application_id, name, type, size, uploaded_at }) => ({
        id,
        applicationId: application_id,
        name,
        type: type as SentDocument['type'],
        size,
        uploadedAt: uploaded_at,
      }))
    },

    async read(id, application) {
      const row = await documents()
        .select('content')
        .where('id', '=', id)
        .where('application_id', '=', application)
        .executeTakeFirst()
      return row ? vault.open(documentContent, row.content) : null
    },
  }
}
