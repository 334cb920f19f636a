import type { InquiryWords } from '../../desks/account/inquiry.tsx'

export const inquiry: InquiryWords = {
  title: 'Contact us',
  lead: 'Send us your question. Our staff will answer by mail.',
  name: { label: 'Name' },
  mail: { label: 'E-mail address', hint: 'The reference number and our answer go to this address.' },
  customerCode: { label: 'Customer code', hint: 'If you know it.' },
  subject: { label: 'Subject' },
  text: { label: 'Your question', hint: 'Do not write a password here.' },
  submit: 'Send',
  sent: {
    title: 'Thank you for your question',
    lead: 'The reference number is on its way to you by mail.',
    notes: ['Our staff will answer by mail. Name the reference number when you write again about it.'],
    urgent: (title, hours) => `If no mail arrives, please write to ${title} (${hours}).`,
  },
}
