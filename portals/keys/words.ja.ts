import { words } from 'madoguchi'

/** Tsubame Vision key management in its own words; labels and titles are those of manual 003. */
export default words({
  signIn: {
    identifier: { label: '登録ID' },
    forgotten: 'パスワードを忘れた方はこちら',
  },
})
