import type { Child } from 'hono/jsx'
import { Page, type PageProps } from '../page.tsx'
import type { Ui } from '../ui.ts'
import { headOfAnOverview } from './page-head.example.tsx'

const tabs = ['Läget', 'Etapper', 'Åtaganden', 'Redoläge', 'Historik']

export const examplePage = (ui: Ui, children?: Child, over: Partial<PageProps> = {}) => (
  <Page
    ui={ui}
    title="Läget"
    assets={{ css: '/style.css', js: '/main.js', worker: '/live.js' }}
    version="0.1.0"
    me={{
      name: 'Programledare',
      acting: 'Programledare',
      myPage: '/me',
      waiting: 4,
      notices: { href: '#', unread: 3, live: 'person:1@3' },
      profile: '/me/profile',
      signOut: '/sign-out',
      language: { action: '/me/language', back: '/' },
    }}
    programme={{
      label: 'Verksamhetssystem i tolv kommuner',
      href: '/programmes/1',
      tabs: tabs.map((label, index) => ({ label, href: `#${index}`, current: index === 0 })),
    }}
    search={{ action: '/search' }}
    crumbs={[{ label: 'Program', href: '/' }, { label: 'Verksamhetssystem i tolv kommuner' }]}
    live={['programme:1@12']}
    {...over}
  >
    {children ?? headOfAnOverview(ui)}
  </Page>
)

export const signedOutPage = (ui: Ui) => (
  <Page ui={ui} title="Logga in" assets={{ css: '/style.css', js: '/main.js', worker: '/live.js' }} version="0.1.0">
    <h1 tabindex={-1}>Logga in</h1>
  </Page>
)
