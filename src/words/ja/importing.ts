import type { ImportWords } from '../../desks/office/check-import.ts'

export const importing: ImportWords = {
  line: (line, text) => `${line}行目：${text}`,
  found: (text, value) => `${text}（入力された値：${value}）`,
  header: {
    unknown: (heading, known) =>
      `見出し「${heading}」の列は取り込めません。列を消すか、次のどれかにしてください：${known.join('、')}`,
    twice: (heading) => `見出し「${heading}」と同じ列が、ほかにもあります。どちらかを消してください。`,
    missing: (spellings) => `「${spellings}」の列がありません。列を加え、すべての行に入力してください。`,
  },
  empty: 'ファイルに行がありません。1行目に見出し、2行目から内容を入れてください。',
  cells: (has, wanted) =>
    `列の数が見出しと違います（見出しは${wanted}列、この行は${has}列）。区切りのコンマと引用符をお確かめください。`,
  sameAs: (label, line) => `${label}が${line}行目と同じです。どちらかの行を消してください。`,
  language: (label) => `${label}は「ja」または「en」で入力してください。`,
  hash: {
    unreadable: (label) =>
      `${label}を読み取れません。argon2id、pbkdf2-sha256、scryptのPHC形式で入力するか、空欄にしてください（空欄のときは、最初のパスワードを設定するメールが届きます）。`,
    slow: (label) =>
      `${label}は、確かめるのに時間がかかりすぎます。応答の遅れから、アカウントがあることがほかの人に知られます。空欄にするか、--slow-hashes を付けてください。`,
  },
}
