import type { StopNewsWords } from '../../desks/account/stop-news.tsx'

export const stopNews: StopNewsWords = {
  title: 'Stop product news',
  lead: 'We will not send you product news by mail any more.',
  effects: ['You do not need to sign in.', 'You will still get mails about maintenance and about what you do here.'],
  submit: 'Stop the mails',
  ended: {
    title: 'This link does not work any more',
    spent:
      'Product news was stopped by this link before. If you asked for it again since and want to stop it, please use the link in a newer mail, or your own pages after signing in.',
    expired:
      'The link has expired. Please use the link in a newer mail, or stop the mails on your own pages after signing in.',
  },
  done: {
    title: 'Stopped',
    lead: 'You will receive no more product news.',
    again: 'If you change your mind, you can ask for product news on your own pages after signing in.',
  },
  help: (title, mail) => `For questions, please write to ${title} (${mail}).`,
}
