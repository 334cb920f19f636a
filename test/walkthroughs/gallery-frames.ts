import type { Frame } from '../../src/pages/frame.ts'
import type { Assets } from '../../src/web/assets.ts'

export const must = { required: true, word: '必須' }
export const may = { required: false, word: '任意' }
export const reveal = { show: '表示', hide: '隠す' }
export const hidden = { proof: 'k3wV9c1uYp' }

/** The frames of the three portals, of somebody signed in, and of the front page in demo mode. */
export const galleryFrames = (assets: Assets) => {
  const frameOf = (id: string, title: string, shortTitle: string): Frame => ({
    lang: 'ja',
    brand: {
      title,
      shortTitle,
      home: `/${id}/`,
      logo: assets.urlOf(`${id}/logo.svg`),
      css: assets.urlOf(`${id}/brand.css`),
    },
    assets: { style: assets.urlOf('style.css'), script: assets.urlOf('comfort.js') },
    languageSwitch: { label: 'English', href: '?lang=en', lang: 'en' },
    skip: '本文へ移動',
    footer: {
      links: [
        { label: 'お問い合わせ', href: '/contact' },
        { label: '個人情報保護方針', href: '/privacy' },
      ],
      note: 'お客様の情報を守るため、通信は暗号化されています。',
    },
  })
  const partner = frameOf('partner', 'あおばコネクト ID', 'あおばコネクト')
  const member = frameOf('member', 'みどりネット オンライン会員サポート', 'みどりネット')
  const trade = {
    ...frameOf('trade', 'こばと金物オンライン', 'こばと金物'),
    topLink: { label: 'ログイン', href: '/in' },
  }
  const front: Frame = {
    ...frameOf('partner', '窓口', '窓口'),
    brand: { title: 'Madoguchi', shortTitle: 'Madoguchi', home: '/', logo: assets.urlOf('logo.svg') },
    demo: {
      note: 'デモ：表示されているのは見本のデータです。',
      links: [
        { label: '届いたメール', href: '/demo/inbox' },
        { label: '時計を進める', href: '/demo/' },
      ],
    },
  }
  const signedIn: Frame = {
    ...trade,
    account: {
      name: '髙﨑 𠮷雄 様',
      href: '/me',
      label: '登録情報',
      signOut: { action: '/out', label: 'ログアウト', hidden },
    },
    navigation: {
      place: 'top',
      label: 'ご利用メニュー',
      links: [
        { label: 'ご登録内容', href: '/me' },
        { label: '共有ユーザー管理', href: '/users', current: true },
        { label: 'パスワードの変更', href: '/password' },
      ],
    },
  }
  delete (signedIn as { topLink?: unknown }).topLink

  return { partner, member, trade, front, signedIn }
}
